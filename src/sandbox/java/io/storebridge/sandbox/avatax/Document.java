package io.storebridge.sandbox.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.tax.TaxTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Works out a sale that was sent (CreateTransactionModel) and writes it as AvaTax does (TransactionModel). */
final class Document {

    private static final Map<TaxTable.Level, String> SHORT = Map.of(
            TaxTable.Level.STATE, "STA",
            TaxTable.Level.COUNTY, "CTY",
            TaxTable.Level.CITY, "CIT",
            TaxTable.Level.SPECIAL, "STJ");

    private final JsonNode sent;
    private final long id;
    private final boolean exempt;
    private final ObjectNode document = Json.object();
    private final ArrayNode lines = Json.array();
    private final Map<String, ObjectNode> addresses = new LinkedHashMap<>();
    private final Map<String, ObjectNode> summary = new LinkedHashMap<>();

    private Document(JsonNode sent, long id) {
        this.sent = sent;
        this.id = id;
        String customer = sent.path("customerCode").asText();
        this.exempt =
                !sent.path("exemptionNo").asText("").isEmpty() || TaxTable.get().isExempt(customer);
    }

    /** @throws AvataxError when something is missing, or an address is not found */
    static ObjectNode of(JsonNode sent, long id, String status, int version) {
        for (String field : List.of("customerCode", "date")) {
            if (sent.path(field).asText("").isBlank()) {
                throw AvataxError.required(field);
            }
        }
        if (!sent.path("lines").isArray() || sent.path("lines").isEmpty()) {
            throw AvataxError.required("lines");
        }
        return new Document(sent, id).worked(status, version);
    }

    private ObjectNode worked(String status, int version) {
        List<BigDecimal> discounts = discounts();
        for (int i = 0; i < sent.path("lines").size(); i++) {
            line(sent.path("lines").get(i), discounts.get(i));
        }
        override();
        head(status, version);
        BigDecimal tax = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            tax = tax.add(line.path("tax").decimalValue());
            line.path("details").forEach(this::summarise);
        }
        document.put("totalAmount", sum("lineAmount"))
                .put("totalExempt", sum("exemptAmount"))
                .put("totalDiscount", sum("discountAmount"))
                .put("totalTax", tax)
                .put("totalTaxable", sum("taxableAmount"))
                .put("totalTaxCalculated", sum("taxCalculated"));
        document.set("lines", lines);
        ArrayNode places = document.putArray("addresses");
        addresses.values().forEach(places::add);
        ArrayNode totals = document.putArray("summary");
        summary.values().forEach(totals::add);
        return document;
    }

    private void head(String status, int version) {
        String type = sent.path("type").asText("SalesOrder");
        document.put("id", id)
                .put("code", sent.path("code").asText(""))
                .put("companyId", 12345)
                .put("date", sent.path("date").asText())
                .put("status", status)
                .put("type", type)
                .put("currencyCode", sent.path("currencyCode").asText("USD"))
                .put("customerCode", sent.path("customerCode").asText())
                .put("exemptNo", sent.path("exemptionNo").asText(""))
                .put("reconciled", false)
                .put("purchaseOrderNo", sent.path("purchaseOrderNo").asText(""))
                .put("referenceCode", sent.path("referenceCode").asText(""))
                .put("adjustmentReason", version > 1 ? "PriceAdjusted" : "NotAdjusted")
                .put("locked", false)
                .put("version", version)
                .put("modifiedDate", Instant.now().toString())
                .put("modifiedUserId", 1);
        JsonNode override = sent.path("taxOverride");
        if (override.isObject()) {
            document.put("taxOverrideType", override.path("type").asText())
                    .put("taxOverrideAmount", override.path("taxAmount").decimalValue())
                    .put("taxOverrideReason", override.path("reason").asText(""));
        }
    }

    /** The document's discount, over the lines that say discounted, by their amounts. */
    private List<BigDecimal> discounts() {
        BigDecimal discount =
                sent.path("discount").isNumber() ? sent.path("discount").decimalValue() : BigDecimal.ZERO;
        List<BigDecimal> weights = new ArrayList<>();
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode line : sent.path("lines")) {
            BigDecimal weight = line.path("discounted").asBoolean() ? amount(line) : BigDecimal.ZERO;
            weights.add(weight);
            all = all.add(weight);
        }
        if (discount.signum() != 0 && all.signum() == 0) {
            throw new AvataxError(400, "NoLinesDiscounted", "No lines are marked as discounted.");
        }
        return spread(discount, weights, all);
    }

    private static List<BigDecimal> spread(BigDecimal amount, List<BigDecimal> weights, BigDecimal all) {
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal one : weights) {
            weight = weight.add(one);
            BigDecimal upTo =
                    all.signum() == 0 ? amount : amount.multiply(weight).divide(all, 2, RoundingMode.HALF_UP);
            shares.add(upTo.subtract(before));
            before = upTo;
        }
        return shares;
    }

    private static BigDecimal amount(JsonNode line) {
        if (!line.path("amount").isNumber()) {
            throw AvataxError.required("amount");
        }
        return line.path("amount").decimalValue();
    }

    private void line(JsonNode line, BigDecimal discount) {
        JsonNode places = line.path("addresses").isObject() ? line.path("addresses") : sent.path("addresses");
        address(places.path("shipFrom"), "ShipFrom");
        JsonNode to = places.path("singleLocation").isObject() ? places.path("singleLocation") : places.path("shipTo");
        TaxTable.Rates rates = address(to, "ShipTo");
        String code = line.path("taxCode").asText("P0000000");
        boolean taxed = !code.startsWith("NT") && (!code.startsWith("FR") || rates.freightTaxed());
        BigDecimal net = amount(line).subtract(discount).setScale(2, RoundingMode.HALF_UP);
        BigDecimal taxable = taxed && !exempt ? net : zero();
        ObjectNode answer = lines.addObject()
                .put("id", id * 1000 + lines.size())
                .put("transactionId", id)
                .put("lineNumber", line.path("number").asText(Integer.toString(lines.size())))
                .put("description", line.path("description").asText(""))
                .put("discountAmount", discount)
                .put("exemptAmount", net.subtract(taxable))
                .put(
                        "exemptCertId",
                        exempt && sent.path("exemptionNo").asText("").isEmpty() ? 1 : 0)
                .put("exemptNo", sent.path("exemptionNo").asText(""))
                .put("isItemTaxable", taxed)
                .put("itemCode", line.path("itemCode").asText(""))
                .put("lineAmount", amount(line).setScale(2, RoundingMode.HALF_UP))
                .put(
                        "quantity",
                        line.path("quantity").isNumber() ? line.path("quantity").decimalValue() : BigDecimal.ONE)
                .put("ref1", line.path("ref1").asText(""))
                .put("ref2", line.path("ref2").asText(""))
                .put("reportingDate", sent.path("date").asText())
                .put("sourcing", "Destination")
                .put("taxableAmount", taxable)
                .put("taxCode", code)
                .put("taxIncluded", false);
        BigDecimal tax = zero();
        ArrayNode details = answer.putArray("details");
        for (TaxTable.Jurisdiction one : rates.jurisdictions()) {
            BigDecimal part = taxable.multiply(one.rate()).setScale(2, RoundingMode.HALF_UP);
            tax = tax.add(part);
            detail(details, rates, one, net, taxable, part);
        }
        answer.put("tax", tax).put("taxCalculated", tax);
    }

    private void detail(
            ArrayNode details,
            TaxTable.Rates rates,
            TaxTable.Jurisdiction one,
            BigDecimal net,
            BigDecimal taxable,
            BigDecimal tax) {
        details.addObject()
                .put("id", id * 100_000 + lines.size() * 10L + details.size())
                .put("transactionLineId", id * 1000 + lines.size())
                .put("transactionId", id)
                .put("country", "US")
                .put("region", rates.state())
                .put("exemptAmount", exempt ? net : zero())
                .put("jurisCode", rates.state() + one.level().ordinal())
                .put("jurisName", one.name())
                .put("jurisType", SHORT.get(one.level()))
                .put("jurisdictionType", one.level().word())
                .put("nonTaxableAmount", exempt ? zero() : net.subtract(taxable))
                .put("rate", one.rate())
                .put("tax", tax)
                .put("taxCalculated", tax)
                .put("taxableAmount", taxable)
                .put("taxType", "Sales")
                .put("taxName", rates.state() + " " + one.level().name() + " TAX")
                .put("isNonPassThru", false)
                .put("isFee", false);
    }

    private TaxTable.Rates address(JsonNode place, String what) {
        String zip = place.path("postalCode").asText("");
        String region = place.path("region").asText("");
        String city = place.path("city").asText("");
        String country = place.path("country").asText("US");
        boolean whole = !place.path("line1").asText("").isEmpty() && !city.isEmpty() && !region.isEmpty();
        if (zip.isEmpty() && !whole) {
            throw new AvataxError(
                    400,
                    "InvalidAddress",
                    "The address value was incomplete.",
                    "The address value " + what
                            + " was incomplete. You must provide either a valid postal code, line1 + city"
                            + " + region, or line1 + postal code.",
                    what);
        }
        TaxTable.Rates rates = TaxTable.get().find(country, region, zip, city);
        if (rates == null) {
            throw new AvataxError(
                    400,
                    "InvalidPostalCode",
                    "The postal code is not valid.",
                    "The postal code " + zip + " of " + what + " is not in " + region + ".",
                    what);
        }
        addresses.computeIfAbsent(place.toString(), key -> Json.object()
                .put("id", id * 100 + addresses.size())
                .put("transactionId", id)
                .put("boundaryLevel", "Zip5")
                .put("line1", place.path("line1").asText(""))
                .put("line2", place.path("line2").asText(""))
                .put("city", city)
                .put("region", rates.state())
                .put("postalCode", zip)
                .put("country", country));
        return rates;
    }

    /** A tax that the caller sets, over the lines by what was worked out, else by their amounts. */
    private void override() {
        JsonNode override = sent.path("taxOverride");
        if (!override.path("type").asText().equals("TaxAmount")) {
            return;
        }
        boolean taxed = sum("taxCalculated").signum() != 0;
        String by = taxed ? "taxCalculated" : "lineAmount";
        List<BigDecimal> weights = new ArrayList<>();
        lines.forEach(line -> weights.add(line.path(by).decimalValue()));
        List<BigDecimal> shares = spread(override.path("taxAmount").decimalValue(), weights, sum(by));
        for (int i = 0; i < lines.size(); i++) {
            ObjectNode line = (ObjectNode) lines.get(i);
            line.put("tax", shares.get(i)).put("taxOverrideType", "TaxAmount").put("taxOverrideAmount", shares.get(i));
            List<BigDecimal> parts = new ArrayList<>();
            line.path("details").forEach(detail -> parts.add(detail.path("rate").decimalValue()));
            BigDecimal all = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            List<BigDecimal> taxes = spread(shares.get(i), parts, all);
            for (int j = 0; j < taxes.size(); j++) {
                ((ObjectNode) line.path("details").get(j)).put("tax", taxes.get(j));
            }
        }
    }

    private void summarise(JsonNode detail) {
        String key = detail.path("region").asText() + detail.path("jurisName").asText();
        ObjectNode total = summary.computeIfAbsent(key, name -> Json.object()
                .put("country", "US")
                .put("region", detail.path("region").asText())
                .put("jurisType", detail.path("jurisdictionType").asText())
                .put("jurisCode", detail.path("jurisCode").asText())
                .put("jurisName", detail.path("jurisName").asText())
                .put("taxType", "Sales")
                .put("taxName", detail.path("taxName").asText())
                .put("rate", detail.path("rate").decimalValue())
                .put("taxable", zero())
                .put("tax", zero())
                .put("taxCalculated", zero())
                .put("nonTaxable", zero())
                .put("exemption", zero()));
        Map.of(
                        "taxable", "taxableAmount",
                        "tax", "tax",
                        "taxCalculated", "taxCalculated",
                        "nonTaxable", "nonTaxableAmount",
                        "exemption", "exemptAmount")
                .forEach((to, from) -> total.put(
                        to, total.path(to).decimalValue().add(detail.path(from).decimalValue())));
    }

    private BigDecimal sum(String field) {
        BigDecimal sum = zero();
        for (JsonNode line : lines) {
            sum = sum.add(line.path(field).decimalValue());
        }
        return sum;
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(2);
    }
}
