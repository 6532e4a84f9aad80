package io.storebridge.workflow.validation;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

/** The language of mappings, JSONata. */
final class Mapping {

    static final String REMEDY = "Mend it there; try it out at https://try.jsonata.org";

    private Mapping() {}

    static void parse(String text) throws Unreadable {
        try {
            Jsonata.jsonata(text);
        } catch (JException e) {
            throw new Unreadable("at position %d: %s".formatted(e.getLocation(), e.getMessage()));
        }
    }
}
