package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns wanted lines into lines to write, with defaults, prices and totals; faults of all lines are told at once. */
final class LinePlan {

    private final Map<String, Item> items;
    private final Customers.Account account;
    private final String defaultSite;
    private final List<Failure.Field> faults = new ArrayList<>();
    private String code;

    LinePlan(Map<String, Item> items, Customers.Account account, String defaultSite) {
        this.items = items;
        this.account = account;
        this.defaultSite = defaultSite;
    }

    /** Lines of a request at the account's prices, where it names none. */
    List<Line> ofRequest(List<QuoteRequest.Line> wanted) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            QuoteRequest.Line line = wanted.get(i);
            Item item = item(line.item(), i);
            String unit = item == null ? null : unit(item, line.unit(), i);
            if (unit == null || !isPositive(line.quantity(), i)) {
                continue;
            }
            String site = blank(line.warehouse()) ? site() : line.warehouse().strip();
            checkSite(item, site, i);
            BigDecimal price = line.targetPrice() != null
                    ? line.targetPrice()
                    : Pricing.unitPrice(item, account.priceLevel(), unit, line.quantity());
            if (!isPrice(price, item, i, "targetPrice")) {
                continue;
            }
            lines.add(line(
                    (i + 1) * SopNodes.LINE_STEP,
                    i,
                    item,
                    item.description(),
                    line.quantity(),
                    unit,
                    site,
                    price,
                    line.note()));
        }
        return complete(lines, wanted.size());
    }

    /** Lines of a quote as they stand, in the ERP's sequence of each. */
    List<Line> ofQuote(List<Quote.Line> wanted, List<Integer> sequences) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Quote.Line line = wanted.get(i);
            Item item = item(line.item(), i);
            String unit = item == null ? null : unit(item, line.unit(), i);
            if (unit == null || !isPositive(line.quantity(), i)) {
                continue;
            }
            BigDecimal price = line.unitPrice() != null
                    ? line.unitPrice()
                    : Pricing.unitPrice(item, account.priceLevel(), unit, line.quantity());
            if (!isPrice(price, item, i, "unitPrice")) {
                continue;
            }
            String site = blank(line.warehouse()) ? site() : line.warehouse().strip();
            checkSite(item, site, i);
            String description = blank(line.description()) ? item.description() : line.description();
            lines.add(line(sequences.get(i), i, item, description, line.quantity(), unit, site, price, line.note()));
        }
        return complete(lines, wanted.size());
    }

    String site() {
        return account.site().isEmpty() ? defaultSite : account.site();
    }

    private Line line(
            int sequence,
            int index,
            Item item,
            String description,
            BigDecimal quantity,
            String unit,
            String site,
            BigDecimal price,
            String note) {
        BigDecimal total = Amounts.extended(price, quantity, account.currency().decimals());
        return new Line(
                sequence,
                index,
                item.number(),
                description,
                quantity,
                unit,
                site,
                price,
                total,
                note == null ? "" : note);
    }

    private Item item(String number, int index) {
        if (blank(number)) {
            return fault(ErrorCodes.ITEM_UNKNOWN, index, "item", "Line " + (index + 1) + " names no item.");
        }
        Item item = items.get(number.strip());
        if (item == null) {
            return fault(
                    ErrorCodes.ITEM_UNKNOWN,
                    index,
                    "item",
                    "Item " + number.strip() + " does not exist in Dynamics GP.");
        }
        if (item.inactive()) {
            return fault(
                    ErrorCodes.ITEM_UNAVAILABLE,
                    index,
                    "item",
                    "Item " + item.number() + " is inactive in Dynamics GP.");
        }
        return item;
    }

    private String unit(Item item, String wanted, int index) {
        String unit = blank(wanted) ? item.sellingUnit() : wanted.strip();
        return item.units().keySet().stream()
                .filter(unit::equalsIgnoreCase)
                .findFirst()
                .orElseGet(() -> fault(
                        ErrorCodes.VALUE_INVALID,
                        index,
                        "unit",
                        "Item " + item.number() + " is not sold in unit " + unit + ", but in "
                                + String.join(", ", item.units().keySet()) + "."));
    }

    private boolean isPositive(BigDecimal quantity, int index) {
        if (quantity == null || quantity.signum() <= 0) {
            fault(
                    ErrorCodes.VALUE_INVALID,
                    index,
                    "quantity",
                    "The quantity of line " + (index + 1) + " must be above zero.");
            return false;
        }
        return true;
    }

    private void checkSite(Item item, String site, int index) {
        if (item.hasStock() && !item.free().containsKey(site)) {
            fault(
                    ErrorCodes.ITEM_UNAVAILABLE,
                    index,
                    "warehouse",
                    "Item " + item.number() + " is not kept at warehouse " + site + ", but at "
                            + String.join(", ", item.free().keySet()) + ".");
        }
    }

    private boolean isPrice(BigDecimal price, Item item, int index, String field) {
        if (price == null) {
            fault(
                    ErrorCodes.VALUE_INVALID,
                    index,
                    field,
                    "Item " + item.number() + " has no price for this customer: name one.");
            return false;
        }
        if (price.signum() < 0) {
            fault(ErrorCodes.VALUE_INVALID, index, field, "The price of line " + (index + 1) + " is below zero.");
            return false;
        }
        return true;
    }

    private <T> T fault(String errorCode, int index, String field, String message) {
        code = code == null ? errorCode : code;
        faults.add(new Failure.Field("/lines/" + index + "/" + field, message));
        return null;
    }

    private List<Line> complete(List<Line> lines, int wanted) {
        if (wanted == 0) {
            String message = "There are no lines.";
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field("/lines", message)), null);
        }
        if (code != null) {
            String message =
                    String.join(" ", faults.stream().map(Failure.Field::message).toList());
            throw new Failure.Rejected(code, message, faults, null);
        }
        return lines;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
