package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

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
    List<Line> ofRequest(List<QuoteRequest.Line> request) {
        List<WantedLine> wanted = new ArrayList<>();
        for (QuoteRequest.Line line : request) {
            wanted.add(WantedLine.of(line, (wanted.size() + 1) * SopNodes.LINE_STEP));
        }
        return planned(wanted);
    }

    /** Lines of an order placed on a store, with the comments that go with them. */
    List<Line> ofOrder(List<PlacedOrder.Line> order, IntFunction<String> comments) {
        List<WantedLine> wanted = new ArrayList<>();
        for (PlacedOrder.Line line : order) {
            int index = wanted.size();
            wanted.add(WantedLine.of(line, (index + 1) * SopNodes.LINE_STEP, comments.apply(index)));
        }
        return planned(wanted);
    }

    /**
     * Lines of a quote as they stand; a line without a price gets the account's.
     *
     * @param sequences the ERP's sequence of each
     * @param document the quote in the ERP
     */
    List<Line> ofQuote(List<Quote.Line> quote, List<Integer> sequences, SopDocument document) {
        Map<Integer, Row> kept = document.linesBySequence();
        List<WantedLine> wanted = new ArrayList<>();
        for (Quote.Line line : quote) {
            int sequence = sequences.get(wanted.size());
            wanted.add(WantedLine.of(line, sequence, kept.get(sequence)));
        }
        return planned(wanted);
    }

    String site() {
        return account.site().isEmpty() ? defaultSite : account.site();
    }

    private List<Line> planned(List<WantedLine> wanted) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            WantedLine line = wanted.get(i);
            Line planned = line.isNonInventory() ? nonInventory(line, i) : inventory(line, i);
            if (planned != null) {
                lines.add(planned);
            }
        }
        return complete(lines, wanted.size());
    }

    private Line nonInventory(WantedLine line, int index) {
        BigDecimal price = line.price() == null ? BigDecimal.ZERO : line.price();
        boolean fine = isPositive(line.quantity(), index) & isPrice(price, line.item(), index, line.priceField());
        return fine ? line(line, index, line.item(), line.description(), line.unit(), line.warehouse(), price) : null;
    }

    private Line inventory(WantedLine line, int index) {
        Item item = item(line.item(), index);
        String unit = item == null ? null : unit(item, line.unit(), index);
        if (!isPositive(line.quantity(), index) || unit == null) {
            return null;
        }
        String site = blank(line.warehouse()) ? site() : line.warehouse().strip();
        checkSite(item, site, index);
        BigDecimal price = line.price() != null
                ? line.price()
                : Pricing.unitPrice(item, account.priceLevel(), unit, line.quantity());
        String description = blank(line.description()) ? item.description() : line.description();
        return isPrice(price, item.number(), index, line.priceField())
                ? line(line, index, item.number(), description, unit, site, price)
                : null;
    }

    private Line line(
            WantedLine line, int index, String item, String description, String unit, String site, BigDecimal price) {
        BigDecimal total =
                Amounts.extended(price, line.quantity(), account.currency().decimals());
        String note = line.note() == null ? "" : line.note();
        return new Line(
                line.sequence(),
                index,
                item,
                description,
                line.quantity(),
                unit,
                site,
                price,
                total,
                note,
                line.kept());
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

    private boolean isPrice(BigDecimal price, String item, int index, String field) {
        if (price == null) {
            fault(
                    ErrorCodes.VALUE_INVALID,
                    index,
                    field,
                    "Item " + item + " has no price for this customer: name one.");
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
