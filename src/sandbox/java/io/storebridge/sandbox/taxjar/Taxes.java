package io.storebridge.sandbox.taxjar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.tax.TaxTable;
import io.storebridge.sandbox.tax.TaxTable.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/** The tax of one sale to one destination, as TaxJar answers it. */
final class Taxes {

    /** TaxJar's names differ a little between the whole, the lines and shipping: rate, amount, taxable amount. */
    private static final Map<Level, String[]> WHOLE = Map.of(
            Level.STATE, new String[] {"state_tax_rate", "state_tax_collectable", "state_taxable_amount"},
            Level.COUNTY, new String[] {"county_tax_rate", "county_tax_collectable", "county_taxable_amount"},
            Level.CITY, new String[] {"city_tax_rate", "city_tax_collectable", "city_taxable_amount"},
            Level.SPECIAL,
                    new String[] {
                        "special_tax_rate", "special_district_tax_collectable", "special_district_taxable_amount"
                    });

    private static final Map<Level, String[]> LINE = Map.of(
            Level.STATE, new String[] {"state_sales_tax_rate", "state_amount", "state_taxable_amount"},
            Level.COUNTY, new String[] {"county_tax_rate", "county_amount", "county_taxable_amount"},
            Level.CITY, new String[] {"city_tax_rate", "city_amount", "city_taxable_amount"},
            Level.SPECIAL,
                    new String[] {"special_tax_rate", "special_district_amount", "special_district_taxable_amount"});
    private static final Map<Level, String[]> SHIPPING = Map.of(
            Level.STATE, LINE.get(Level.STATE),
            Level.COUNTY, LINE.get(Level.COUNTY),
            Level.CITY, LINE.get(Level.CITY),
            Level.SPECIAL, new String[] {"special_tax_rate", "special_district_amount", "special_taxable_amount"});
    private static final Set<String> EXEMPT = Set.of("wholesale", "government", "other");

    private Taxes() {}

    static ObjectNode of(JsonNode sent) {
        for (String field : new String[] {"to_country", "shipping"}) {
            if (!sent.hasNonNull(field)) {
                throw TaxjarError.missing(field);
            }
        }
        place(sent, "from");
        TaxTable.Rates rates = place(sent, "to");
        String type = sent.path("exemption_type").asText("non_exempt");
        boolean known = TaxTable.get().isExempt(sent.path("customer_id").asText(""));
        boolean exempt = EXEMPT.contains(type) || known;
        BigDecimal shipping = number(sent, "shipping");
        ObjectNode total = part(rates, WHOLE, BigDecimal.ZERO);
        ArrayNode lines = Json.array();
        BigDecimal goods = BigDecimal.ZERO;
        for (JsonNode line : sent.path("line_items")) {
            BigDecimal amount = amount(line);
            goods = goods.add(amount);
            ObjectNode part = part(rates, LINE, exempt ? BigDecimal.ZERO : amount);
            add(total, part, LINE);
            lines.add(Json.object().put("id", line.path("id").asText()).setAll(part));
        }
        if (lines.isEmpty()) {
            goods = number(sent, "amount");
            add(total, part(rates, LINE, exempt ? BigDecimal.ZERO : goods), LINE);
        }
        ObjectNode freight = part(rates, SHIPPING, exempt || !rates.freightTaxed() ? BigDecimal.ZERO : shipping);
        add(total, freight, SHIPPING);
        total.set("shipping", freight);
        total.set("line_items", lines);
        ObjectNode tax = Json.object()
                .put("order_total_amount", goods.add(shipping))
                .put("shipping", shipping)
                .put("taxable_amount", total.path("taxable_amount").decimalValue())
                .put("amount_to_collect", total.path("tax_collectable").decimalValue())
                .put("rate", exempt ? BigDecimal.ZERO : rates.combined())
                .put("has_nexus", rates.combined().signum() != 0)
                .put("freight_taxable", rates.freightTaxed())
                .put("tax_source", "destination")
                .put("exemption_type", exempt && !EXEMPT.contains(type) ? "wholesale" : type);
        tax.putObject("jurisdictions")
                .put("country", sent.path("to_country").asText())
                .put("state", rates.state())
                .put("county", rates.county())
                .put("city", rates.city());
        tax.set("breakdown", total);
        return Json.object().set("tax", tax);
    }

    private static BigDecimal amount(JsonNode line) {
        if (line.hasNonNull("quantity") && !line.path("quantity").isIntegralNumber()) {
            throw new TaxjarError(400, "quantity must be an integer");
        }
        return number(line, "unit_price")
                .multiply(BigDecimal.valueOf(line.path("quantity").asLong(1)))
                .subtract(number(line, "discount"));
    }

    private static ObjectNode part(TaxTable.Rates rates, Map<Level, String[]> names, BigDecimal taxable) {
        ObjectNode part = Json.object()
                .put("taxable_amount", taxable)
                .put("tax_collectable", BigDecimal.ZERO)
                .put("combined_tax_rate", rates.combined());
        BigDecimal tax = BigDecimal.ZERO.setScale(2);
        for (Level level : Level.values()) {
            String[] fields = names.get(level);
            BigDecimal rate = rates.rate(level);
            BigDecimal amount = taxable.multiply(rate).setScale(2, RoundingMode.HALF_UP);
            tax = tax.add(amount);
            part.put(fields[2], rate.signum() == 0 ? BigDecimal.ZERO : taxable)
                    .put(fields[0], rate)
                    .put(fields[1], amount);
        }
        return part.put("tax_collectable", tax);
    }

    private static void add(ObjectNode total, ObjectNode part, Map<Level, String[]> names) {
        plus(total, "taxable_amount", part, "taxable_amount");
        plus(total, "tax_collectable", part, "tax_collectable");
        for (Level level : Level.values()) {
            plus(total, WHOLE.get(level)[1], part, names.get(level)[1]);
            plus(total, WHOLE.get(level)[2], part, names.get(level)[2]);
        }
    }

    private static void plus(ObjectNode total, String to, ObjectNode part, String from) {
        total.put(to, total.path(to).decimalValue().add(part.path(from).decimalValue()));
    }

    /** @param side from or to */
    private static TaxTable.Rates place(JsonNode sent, String side) {
        String country = sent.path(side + "_country").asText("US");
        String zip = sent.path(side + "_zip").asText("");
        String state = sent.path(side + "_state").asText("");
        if (side.equals("to") && country.equals("US") && zip.isEmpty()) {
            throw new TaxjarError(406, "No to_zip, required when to_country is US");
        }
        if (side.equals("from") && zip.isEmpty()) {
            return null;
        }
        TaxTable.Rates rates = TaxTable.get()
                .find(country, state, zip, sent.path(side + "_city").asText(""));
        if (rates == null) {
            throw new TaxjarError(400, side + "_zip " + zip + " is not used within " + side + "_state " + state);
        }
        return rates;
    }

    static BigDecimal number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber()) {
            throw new TaxjarError(400, field + " must be a number");
        }
        return value.decimalValue();
    }
}
