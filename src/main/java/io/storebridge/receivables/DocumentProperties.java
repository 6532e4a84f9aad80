package io.storebridge.receivables;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What documents are made from.
 *
 * @param folder a Spring resource location with files in place of the built-in ones ({@code file:/srv/storebridge/documents/});
 *     what it lacks is taken from the built-in ones
 */
@ConfigurationProperties("storebridge.documents")
record DocumentProperties(
        @DefaultValue(DocumentFiles.BUILT_IN) String folder, @DefaultValue("letter") PageSize pageSize) {

    enum PageSize {
        letter,
        a4
    }
}
