package io.storebridge.connectors.taxjar;

import static io.storebridge.connectors.tax.ExactJson.decimal;
import static io.storebridge.connectors.tax.ExactJson.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.tax.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** TaxJar's answer for one destination, by line and jurisdiction. */
final class Breakdown {

    private static final int RATE_DECIMALS = 7;

    /**
     * Where TaxJar writes a level's rate, amount and taxable amount; the names are the same for lines and for shipping but
     * for the last.
     */
    private enum Level {
        STATE("state", "state_sales_tax_rate", "state_amount", "state_taxable_amount"),
        COUNTY("county", "county_tax_rate", "county_amount", "county_taxable_amount"),
        CITY("city", "city_tax_rate", "city_amount", "city_taxable_amount"),
        SPECIAL("special", "special_tax_rate", "special_district_amount", "special_district_taxable_amount"),
        COUNTRY("country", "country_tax_rate", "country_tax_collectable", "country_taxable_amount"),
        GST("country", "gst_tax_rate", "gst", "gst_taxable_amount"),
        PST("state", "pst_tax_rate", "pst", "pst_taxable_amount"),
        QST("state", "qst_tax_rate", "qst", "qst_taxable_amount");

        private final String word;
        private final String rate;
        private final String amount;
        private final String taxable;

        Level(String word, String rate, String amount, String taxable) {
            this.word = word;
            this.rate = rate;
            this.amount = amount;
            this.taxable = taxable;
        }
    }

    private final JsonNode tax;
    private final int decimals;

    /** @param tax the answer's {@code tax} */
    Breakdown(JsonNode tax, int decimals) {
        this.tax = tax;
        this.decimals = decimals;
    }

    BigDecimal amount() {
        return money(tax.path("amount_to_collect"), decimals);
    }

    boolean isExempt() {
        String type = tax.path("exemption_type").asText("");
        return !type.isEmpty() && !type.equals("non_exempt") && !type.equals("marketplace");
    }

    /** @param parts of the sale; the answer's lines have their indexes as ids */
    List<TaxResult.Detail> details(List<Sale.Part> parts) {
        List<TaxResult.Detail> details = new ArrayList<>();
        JsonNode breakdown = tax.path("breakdown");
        for (JsonNode line : breakdown.path("line_items")) {
            int index = line.path("id").asInt(-1);
            if (index >= 0 && index < parts.size()) {
                Sale.Part part = parts.get(index);
                add(details, line, part.line(), part.fee());
            }
        }
        add(details, breakdown.path("shipping"), null, Sale.SHIPPING);
        return details;
    }

    private void add(List<TaxResult.Detail> details, JsonNode part, String line, String fee) {
        for (Level level : Level.values()) {
            BigDecimal amount = money(part.path(level.amount), decimals);
            if (amount.signum() == 0) {
                continue;
            }
            String taxable =
                    level == Level.SPECIAL && !part.has(level.taxable) ? "special_taxable_amount" : level.taxable;
            BigDecimal rate = decimal(part.path(level.rate)).stripTrailingZeros();
            String jurisdiction = jurisdiction(level);
            details.add(new TaxResult.Detail(
                    line,
                    fee,
                    name(level, jurisdiction),
                    jurisdiction,
                    level.word,
                    rate.setScale(Math.min(RATE_DECIMALS, Math.max(0, rate.scale())), RoundingMode.HALF_UP),
                    money(part.path(taxable), decimals),
                    amount));
        }
    }

    private String jurisdiction(Level level) {
        JsonNode names = tax.path("jurisdictions");
        String state = names.path("state").asText("");
        return switch (level.word) {
            case "country" -> names.path("country").asText("");
            case "county" -> names.path("county").asText(state);
            case "city" -> names.path("city").asText(state);
            case "special" -> names.path("county").asText(state);
            default -> state;
        };
    }

    /** TaxJar's taxes have no names. */
    private static String name(Level level, String jurisdiction) {
        return switch (level) {
            case GST, PST, QST -> level.name();
            case SPECIAL -> (jurisdiction + " SPECIAL DISTRICT TAX").strip();
            default -> (jurisdiction + " " + level.name() + " TAX").strip();
        };
    }
}
