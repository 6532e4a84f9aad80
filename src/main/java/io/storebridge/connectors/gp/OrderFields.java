package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Values that the settings put into user-defined fields and comment lines of documents and lines. */
final class OrderFields {

    private static final int FIELD = 20;
    private static final int COMMENT = 50;

    private final PlacedOrder order;
    private final TaxResult tax;
    private final GpOrderProperties settings;

    OrderFields(PlacedOrder order, TaxResult tax, GpOrderProperties settings) {
        this.order = order;
        this.tax = tax;
        this.settings = settings;
    }

    /** The node of the user-defined fields; null when it would be empty. */
    Node userDefined(int sopType, String number) {
        Node buyer = settings.buyerFields() ? BuyerFields.node(sopType, number, order.buyer()) : null;
        Node node = buyer != null
                ? buyer
                : new Node("taSopUserDefined").with("SOPTYPE", sopType).with("SOPNUMBE", number);
        int keys = buyer == null ? node.elements().size() : 0;
        set(node, false);
        return node.elements().size() == keys ? null : node;
    }

    /** Sets the comment lines of the header. */
    Node comments(Node header) {
        set(header, true);
        return header;
    }

    private void set(Node node, boolean comments) {
        order.custom().forEach((name, value) -> {
            String pointer = "/custom/" + escaped(name);
            set(node, settings.customFields().get(name), value, pointer, comments);
        });
        set(node, settings.scheduleField(), order.schedule(), "/schedule", comments);
        set(node, settings.taxField(), taxReference(settings.taxField()), null, comments);
    }

    private static void set(Node node, String field, String value, String pointer, boolean comments) {
        if (field == null || field.isEmpty() || value == null || GpOrderProperties.isComment(field) != comments) {
            return;
        }
        node.with(field, GpOrderProperties.isDate(field) ? date(value, pointer) : value.strip(), pointer);
    }

    private static LocalDate date(String value, String pointer) {
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeParseException e) {
            String message = "\"" + value + "\" is not a date (yyyy-MM-dd).";
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field(pointer, message)), null);
        }
    }

    /** Provider and transaction where the field can hold both, else the provider; the note always has both. */
    private String taxReference(String field) {
        if (tax == null || tax.provider() == null) {
            return null;
        }
        String both = tax.transactionId() == null ? tax.provider() : tax.provider() + " " + tax.transactionId();
        int most = GpOrderProperties.isComment(field) ? COMMENT : FIELD;
        return both.length() <= most ? both : tax.provider();
    }

    /** Sets the fields of a line. */
    Node line(Node node, int index) {
        PlacedOrder.Line line = order.lines().get(index);
        String pointer = "/lines/" + index + "/";
        Map<String, String> fields = settings.lineFields();
        line.attributes().forEach((name, value) -> {
            if (fields.containsKey(name)) {
                node.with(fields.get(name), value, pointer + "attributes/" + escaped(name));
            }
        });
        if (fields.containsKey("variant")) {
            node.with(fields.get("variant"), line.variant(), pointer + "variant");
        }
        if (fields.containsKey("taxCode")) {
            node.with(fields.get("taxCode"), line.taxCode(), pointer + "taxCode");
        }
        return node;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
