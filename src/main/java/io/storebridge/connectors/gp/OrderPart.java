package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * One of the documents that a placed order becomes, with its share of everything. Amounts with the currency's decimals.
 *
 * @param freight shipping fees less the discounts on shipping
 * @param miscellaneous other fees that are no charge items
 * @param discount off the document, not below zero
 * @param taxes with the summaries
 */
record OrderPart(
        OrderGroup group,
        List<PlacedLine> lines,
        List<ChargeItem> charges,
        BigDecimal freight,
        BigDecimal miscellaneous,
        BigDecimal discount,
        List<TaxRow> taxes,
        List<Paid> payments) {

    /**
     * A fee as a line of its own.
     *
     * @param fee its place in the order
     */
    record ChargeItem(int fee, int sequence, String item, BigDecimal amount) {}

    /**
     * What a payment gives to this document.
     *
     * @param payment its place in the order
     */
    record Paid(int payment, BigDecimal amount) {}

    BigDecimal subtotal() {
        return sum(lines, line -> line.line().total()).add(sum(charges, ChargeItem::amount));
    }

    /** DOCAMNT, by GP's rule. */
    BigDecimal total() {
        return subtotal()
                .add(freight)
                .add(miscellaneous)
                .add(salesTax())
                .add(freightTax())
                .add(miscellaneousTax())
                .subtract(discount);
    }

    BigDecimal salesTax() {
        return sum(taxes, row -> row.sequence() == TaxRow.SUMMARY ? row.sales() : BigDecimal.ZERO);
    }

    BigDecimal freightTax() {
        return sum(taxes, row -> row.sequence() == TaxRow.SUMMARY ? row.freight() : BigDecimal.ZERO);
    }

    BigDecimal miscellaneousTax() {
        return sum(taxes, row -> row.sequence() == TaxRow.SUMMARY ? row.miscellaneous() : BigDecimal.ZERO);
    }

    /** The tax of one line. */
    BigDecimal tax(int sequence) {
        return sum(taxes, row -> row.sequence() == sequence ? row.sales() : BigDecimal.ZERO);
    }

    BigDecimal paid() {
        return sum(payments, Paid::amount);
    }

    BigDecimal onAccount() {
        return total().subtract(paid());
    }

    static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> amount) {
        return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
