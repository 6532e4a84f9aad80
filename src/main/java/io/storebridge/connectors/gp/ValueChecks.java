package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks every value of a document before it is sent, because eConnect cuts long texts or answers with a number. */
final class ValueChecks {

    private static final char NUL = 0;
    private static final LocalDate FIRST_DATE = LocalDate.of(1753, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ITEMNMBR", "Item number"),
            Map.entry("ITEMDESC", "Description"),
            Map.entry("QUANTITY", "Quantity"),
            Map.entry("UNITPRCE", "Unit price"),
            Map.entry("XTNDPRCE", "Line total"),
            Map.entry("UOFM", "Unit of measure"),
            Map.entry("LOCNCODE", "Warehouse"),
            Map.entry("CUSTNMBR", "Customer number"),
            Map.entry("CNTCPRSN", "Buyer's name"),
            Map.entry("CSTPONBR", "Purchase order number"),
            Map.entry("CMMTTEXT", "Note with the buyer's and the lines' notes"),
            Map.entry("SOPNUMBE", "Document number"),
            Map.entry("DOCNUMBR", "Receipt number"),
            Map.entry("ORTRXAMT", "Amount"),
            Map.entry("TRXDSCRN", "Charge's id"),
            Map.entry("APPTOAMT", "Amount"),
            Map.entry("APTODCNM", "Invoice number"),
            Map.entry("NOTETEXT", "Note"),
            Map.entry("ReqShipDate", "Wanted date"),
            Map.entry("QUOEXPDA", "Expiry"),
            Map.entry("MRKDNAMT", "Discount"),
            Map.entry("INTEGRATIONID", "Line's id"),
            Map.entry("PRSTADCD", "Address code"),
            Map.entry("PRBTADCD", "Address code"),
            Map.entry("CUSTNAME", "Customer's name"),
            Map.entry("TAXEXMT1", "Number of the tax exemption"),
            Map.entry("INET1", "E-mail address"),
            Map.entry("ADRSCODE", "Address code"),
            Map.entry("ShipToName", "Name of the address"),
            Map.entry("ADDRESS1", "Street"),
            Map.entry("ADDRESS2", "Second line of the street"),
            Map.entry("CITY", "City"),
            Map.entry("STATE", "State"),
            Map.entry("ZIPCODE", "Postal code"),
            Map.entry("COUNTRY", "Country"),
            Map.entry("PHNUMBR1", "Phone number"),
            Map.entry("PHONE1", "Phone number"),
            Map.entry("SHIPMTHD", "Shipping method"));

    private ValueChecks() {}

    /** @throws Failure.Rejected with VALUE_INVALID, naming every value that does not fit */
    static void check(EConnectDocument document) {
        List<Failure.Field> faults = new ArrayList<>();
        for (Node node : document.nodes()) {
            check(node, faults);
        }
        if (!faults.isEmpty()) {
            String message = faults.stream()
                    .map(Failure.Field::message)
                    .distinct()
                    .reduce((a, b) -> a + " " + b)
                    .get();
            List<Failure.Field> pointed =
                    faults.stream().filter(fault -> fault.pointer() != null).toList();
            throw new Failure.Rejected(ErrorCodes.VALUE_INVALID, message, pointed, null);
        }
    }

    private static void check(Node node, List<Failure.Field> faults) {
        Map<String, NodeDefinition.Parameter> parameters =
                EConnectSchema.get().node(node.name()).parameters();
        node.elements().forEach((element, value) -> {
            NodeDefinition.Parameter parameter = parameters.get(element);
            if (parameter == null) {
                throw new IllegalArgumentException(node.name() + " has no element " + element);
            }
            String fault = fault(parameter, value);
            if (fault != null) {
                faults.add(new Failure.Field(node.pointer(element), word(element) + " " + fault));
            }
        });
        for (NodeDefinition.Parameter parameter : parameters.values()) {
            Object value = node.elements().get(parameter.name());
            if (parameter.required() && (value == null || "".equals(value))) {
                faults.add(new Failure.Field(node.pointer(parameter.name()), word(parameter.name()) + " is required."));
            }
        }
    }

    static String word(String element) {
        return WORDS.getOrDefault(element, element);
    }

    private static String fault(NodeDefinition.Parameter parameter, Object value) {
        if (parameter.isText()) {
            if (Node.text(value).indexOf(NUL) >= 0) {
                return "has a character that no database can hold (NUL).";
            }
            int length = Node.text(value).length();
            return parameter.size() == 0 || length <= parameter.size()
                    ? null
                    : "may have " + parameter.size() + " characters, it has " + length + ".";
        }
        if (parameter.isDate()) {
            boolean known = value instanceof LocalDate date && !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
            return known ? null : "is not a date between the years 1753 and 9999.";
        }
        return numberFault(parameter, value);
    }

    private static String numberFault(NodeDefinition.Parameter parameter, Object value) {
        BigDecimal number = new BigDecimal(Node.text(value)).stripTrailingZeros();
        if (parameter.isDecimal()) {
            if (number.scale() > parameter.scale()) {
                return "may have " + parameter.scale() + " digits after the point, it has " + number.scale() + ".";
            }
            int whole = parameter.size() - parameter.scale();
            return number.precision() - number.scale() <= whole ? null : "is too large for Dynamics GP.";
        }
        long most =
                switch (parameter.type()) {
                    case "tinyint" -> 255;
                    case "smallint" -> Short.MAX_VALUE;
                    default -> Integer.MAX_VALUE;
                };
        boolean fits = number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
        return fits ? null : "is not a whole number up to " + most + ".";
    }
}
