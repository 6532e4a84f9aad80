package io.storebridge.connectors.gp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a store's orders are written in GP. Names of fees, attributes and custom fields count in any case.
 *
 * @param splitOrders what becomes of an order with several ship-tos or dates
 * @param returnDocumentId GP's document ID of returns
 * @param returnsTo where goods that come back are put
 * @param hold GP's process hold that is put on an order and lifted again; it must be set up there
 * @param taxDetail GP's tax detail for what no rule names
 * @param taxDetails GP's tax details by provider, jurisdiction and level; the first that fits counts
 * @param chargeItems item number of the line that a kind of fee becomes; fees of other kinds are freight or miscellaneous
 * @param customFields the order's own fields to fields of GP's document
 * @param lineFields a line's attributes, {@code variant} and {@code taxCode} to fields of GP's line
 * @param taxField the field for tax provider and transaction; empty: none
 * @param scheduleField the field for the reference of the recurring order; empty: none
 * @param buyerFields whether USERDEF1 to USRDEF05 keep the buyer
 */
@ConfigurationProperties("storebridge.gp")
record GpOrderProperties(
        @DefaultValue("by-line") SplitOrders splitOrders,
        @DefaultValue("STDRTN") String returnDocumentId,
        @DefaultValue("returned") ReturnsTo returnsTo,
        @DefaultValue("STOREBRIDGE") String hold,
        @DefaultValue("AVATAX") String taxDetail,
        List<TaxRule> taxDetails,
        Map<String, String> chargeItems,
        Map<String, String> customFields,
        Map<String, String> lineFields,
        @DefaultValue("USRTAB01") String taxField,
        @DefaultValue("USRTAB03") String scheduleField,
        @DefaultValue("true") boolean buyerFields) {

    /** One order whose lines name their ship-tos, or an order for each ship-to and date under one master number. */
    enum SplitOrders {
        BY_LINE,
        BY_SHIP_TO
    }

    /** {@code on-hand}: they can be sold again at once; {@code returned}: somebody looks at them first. */
    enum ReturnsTo {
        ON_HAND,
        RETURNED
    }

    /** What is null or empty fits everything; the others are compared in any case. */
    record TaxRule(String provider, String jurisdiction, String level, String detail) {}

    private static final Set<String> BUYERS = Set.of("USERDEF1", "USERDEF2", "USRDEF03", "USRDEF04", "USRDEF05");
    private static final Set<String> COMMENTS = Set.of("COMMENT_1", "COMMENT_2", "COMMENT_3", "COMMENT_4");
    private static final Set<String> OTHERS = Set.of("USRTAB01", "USRTAB09", "USRTAB03", "USRDAT01", "USRDAT02");
    private static final Set<String> HOOKS = Set.of("USRDEFND1", "USRDEFND2", "USRDEFND3", "USRDEFND4", "USRDEFND5");

    GpOrderProperties {
        taxDetails = taxDetails == null ? List.of() : List.copyOf(taxDetails);
        chargeItems = inAnyCase(chargeItems);
        customFields = inAnyCase(customFields);
        lineFields = inAnyCase(lineFields);
        Stream<String> documentFields = Stream.of(OTHERS, COMMENTS, buyerFields ? Set.<String>of() : BUYERS)
                .flatMap(Collection::stream);
        Stream<String> used = Stream.concat(customFields.values().stream(), Stream.of(taxField, scheduleField));
        check("custom-fields, tax-field and schedule-field", used.toList(), documentFields.toList());
        check(
                "line-fields",
                lineFields.values(),
                Stream.concat(COMMENTS.stream(), HOOKS.stream()).toList());
    }

    static boolean isDate(String field) {
        return field.startsWith("USRDAT");
    }

    static boolean isComment(String field) {
        return COMMENTS.contains(field);
    }

    private static Map<String, String> inAnyCase(Map<String, String> given) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(given == null ? Map.of() : given);
        return all;
    }

    /** Two values in one field would lose one of them. */
    private static void check(String setting, Collection<String> used, Collection<String> allowed) {
        Set<String> seen = new HashSet<>();
        for (String field : used) {
            if (!field.isEmpty() && (!allowed.contains(field) || !seen.add(field))) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "storebridge.gp.%s: field %s is taken or unknown; there are %s",
                        setting,
                        field,
                        String.join(", ", allowed.stream().sorted().toList())));
            }
        }
    }
}
