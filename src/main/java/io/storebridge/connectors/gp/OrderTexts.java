package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of an order: what has a field of its own in GP goes there, what has none goes to the comment of its line, and
 * what fits nowhere to the note of the document (NOTETEXT, which is not printed), so that nothing is lost.
 */
final class OrderTexts {

    private static final int LONGEST_COMMENT = 500;

    private final PlacedOrder order;
    private final TaxResult tax;
    private final List<String> paymentIds;
    private final GpOrderProperties settings;

    /** @param charges the card payments at the gateway, in the order of the order's card payments; may be null */
    OrderTexts(PlacedOrder order, TaxResult tax, List<Charge> charges, GpOrderProperties settings) {
        this.order = order;
        this.tax = tax;
        this.paymentIds = paymentIds(order.payments(), charges == null ? List.of() : charges);
        this.settings = settings;
    }

    /** What the payment is known by outside: the gateway's id, or the number of the check or transfer; may be empty. */
    String paymentId(int payment) {
        return paymentIds.get(payment);
    }

    private static List<String> paymentIds(List<OrderPayment> payments, List<Charge> charges) {
        List<String> ids = new ArrayList<>();
        int card = 0;
        for (OrderPayment payment : payments) {
            boolean charged = payment.kind() == OrderPayment.Kind.card && card < charges.size();
            ids.add(charged ? charges.get(card).id() : text(payment.transactionId()));
            card += payment.kind() == OrderPayment.Kind.card ? 1 : 0;
        }
        return ids;
    }

    /** The comment of a line: the buyer's words first, then what fits of the rest. */
    String comment(int index) {
        return split(index).get(0);
    }

    private List<String> split(int index) {
        List<String> pieces = pieces(order.lines().get(index));
        String comment = "";
        List<String> more = new ArrayList<>();
        for (String piece : pieces) {
            String longer = comment.isEmpty() ? piece : comment + "\n" + piece;
            if (comment.isEmpty() || more.isEmpty() && longer.length() <= LONGEST_COMMENT) {
                comment = longer;
            } else {
                more.add(piece);
            }
        }
        return List.of(comment, String.join("; ", more));
    }

    private List<String> pieces(PlacedOrder.Line line) {
        Map<String, String> fields = settings.lineFields();
        List<String> pieces = new ArrayList<>();
        if (!text(line.note()).isEmpty()) {
            pieces.add(line.note().strip());
        }
        if (!text(line.variant()).isEmpty() && !fields.containsKey("variant")) {
            pieces.add("Variant: " + line.variant().strip());
        }
        new TreeMap<>(line.attributes()).forEach((name, value) -> {
            if (!fields.containsKey(name)) {
                pieces.add(name + ": " + text(value));
            }
        });
        if (!text(line.taxCode()).isEmpty() && !fields.containsKey("taxCode")) {
            pieces.add("Tax code: " + line.taxCode().strip());
        }
        return pieces;
    }

    /**
     * The note of one document.
     *
     * @param numbers of all documents of the order
     */
    String note(OrderPart part, String number, List<String> numbers) {
        List<String> notes = new ArrayList<>();
        if (order.shipComplete()) {
            notes.add("Ship complete: nothing is to be sent before everything is there.");
        }
        if (numbers.size() > 1) {
            notes.add("Part " + (numbers.indexOf(number) + 1) + " of " + numbers.size() + " of order " + order.orderId()
                    + ": " + String.join(", ", numbers));
        }
        part.payments().forEach(paid -> notes.add(payment(paid)));
        notes.addAll(fees());
        notes.addAll(discounts());
        notes.addAll(taxes());
        if (!text(order.schedule()).isEmpty()) {
            notes.add("Recurring order: " + order.schedule());
        }
        notes.addAll(people());
        new TreeMap<>(order.custom()).forEach((name, value) -> {
            if (!settings.customFields().containsKey(name)) {
                notes.add(name + ": " + value);
            }
        });
        for (PlacedLine line : part.lines()) {
            String more = split(line.line().index()).get(1);
            if (!more.isEmpty()) {
                notes.add(
                        "Line " + (line.line().index() + 1) + " (" + line.line().item() + "): " + more);
            }
        }
        return String.join("\n", notes);
    }

    private String payment(OrderPart.Paid paid) {
        OrderPayment payment = order.payments().get(paid.payment());
        return "Payment by " + payment.kind() + ": " + money(paid.amount())
                + Stream.of(paymentId(paid.payment()), text(payment.description()))
                        .filter(word -> !word.isEmpty())
                        .map(word -> ", " + word)
                        .collect(Collectors.joining());
    }

    private List<String> fees() {
        return order.fees().stream()
                .map(fee -> "Fee " + fee.kind() + ": " + money(fee.amount()) + words(fee.description())
                        + (text(fee.taxCode()).isEmpty() ? "" : ", tax code " + fee.taxCode())
                        + (text(fee.shipTo()).isEmpty() ? "" : ", ship-to " + fee.shipTo()))
                .toList();
    }

    private List<String> discounts() {
        return order.discounts().stream()
                .map(discount -> "Discount on " + (discount.level() == null ? "order" : discount.level()) + ": "
                        + money(discount.amount()) + words(discount.code()) + words(discount.description()))
                .toList();
    }

    private List<String> taxes() {
        if (tax == null) {
            return List.of();
        }
        String state = tax.exempt() ? "exempt" : tax.amount() == null ? "none" : money(tax.amount());
        return List.of("Tax: " + state + words(tax.provider())
                + (text(tax.transactionId()).isEmpty() ? "" : ", transaction " + tax.transactionId()));
    }

    private List<String> people() {
        List<String> notes = new ArrayList<>();
        Buyer buyer = order.buyer();
        if (buyer != null && (!settings.buyerFields() || !BuyerFields.keepsId(buyer))) {
            notes.add("Buyer: " + joined(buyer.id(), buyer.name(), buyer.email()));
        }
        Address billTo = order.billTo();
        if (billTo != null && text(billTo.code()).isEmpty()) {
            notes.add("Bill to: "
                    + joined(
                            billTo.name(),
                            billTo.contact(),
                            billTo.street1(),
                            billTo.street2(),
                            billTo.city(),
                            billTo.state(),
                            billTo.zip(),
                            billTo.country(),
                            billTo.phone()));
        }
        return notes;
    }

    private String money(BigDecimal amount) {
        return Amounts.money(amount).toPlainString() + " " + order.currency();
    }

    private static String words(String text) {
        return text(text).isEmpty() ? "" : ", " + text(text);
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .map(OrderTexts::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
