package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import io.storebridge.commerce.TaxResult.Detail;
import io.storebridge.connectors.gp.OrderPart.ChargeItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Puts an order's tax on the lines and fees of its documents, so that the rows are the tax to the last cent. */
final class OrderTaxes {

    /**
     * A document without its taxes.
     *
     * @param fees its share of each of the order's fees
     * @param worth goods and fees
     */
    record Document(List<PlacedLine> lines, List<ChargeItem> charges, List<BigDecimal> fees, BigDecimal worth) {}

    private static final int GP_DECIMALS = 5;

    private final PlacedOrder order;
    private final List<Document> documents;
    private final Currency currency;
    private final GpOrderProperties settings;
    private final OrderFaults faults;
    private final List<List<TaxRow>> rows = new ArrayList<>();

    OrderTaxes(
            PlacedOrder order,
            List<Document> documents,
            Currency currency,
            GpOrderProperties settings,
            OrderFaults faults) {
        this.order = order;
        this.documents = documents;
        this.currency = currency;
        this.settings = settings;
        this.faults = faults;
        documents.forEach(document -> rows.add(new ArrayList<>()));
    }

    /** The rows of each document. */
    List<List<TaxRow>> rows(TaxResult tax) {
        if (tax != null && tax.amount() != null) {
            BigDecimal total = tax.amount().setScale(currency.decimals(), RoundingMode.HALF_UP);
            List<BigDecimal> amounts = Shares.rounded(
                    total,
                    tax.details().stream()
                            .map(detail -> detail.amount() == null ? BigDecimal.ZERO : detail.amount())
                            .toList(),
                    currency.decimals());
            if (tax.details().isEmpty()) {
                general(settings.taxDetail(), total, null);
            } else if (amounts == null) {
                faults.add(
                        ErrorCodes.TOTALS_MISMATCH,
                        "/tax/amount",
                        "The tax is " + total.toPlainString() + ", but its details are another sum.");
            } else {
                for (int i = 0; i < amounts.size(); i++) {
                    place(tax.provider(), tax.details().get(i), amounts.get(i));
                }
            }
        }
        return rows.stream().map(TaxRow::complete).toList();
    }

    private void place(String provider, Detail tax, BigDecimal amount) {
        String detail = detail(provider, tax);
        boolean placed =
                tax.line() != null ? onLine(tax, detail, amount) : tax.fee() != null && onFee(tax, detail, amount);
        if (!placed) {
            general(detail, amount, tax.taxable());
        }
    }

    private boolean onLine(Detail tax, String detail, BigDecimal amount) {
        for (int i = 0; i < documents.size(); i++) {
            for (PlacedLine line : documents.get(i).lines()) {
                if (tax.line().equals(line.placed().id())) {
                    rows.get(i).add(sales(line.line().sequence(), detail, tax.taxable(), amount));
                    return true;
                }
            }
        }
        return false;
    }

    /** The fee's tax goes where the fee went: to a charge item's line, to freight, or to the other fees. */
    private boolean onFee(Detail tax, String detail, BigDecimal amount) {
        List<BigDecimal> weights =
                documents.stream().map(document -> feesOf(tax.fee(), document)).toList();
        if (weights.stream().allMatch(weight -> weight.signum() == 0)) {
            return false;
        }
        List<BigDecimal> parts = divide(amount, weights);
        for (int i = 0; i < documents.size(); i++) {
            if (parts.get(i).signum() != 0) {
                rows.get(i).add(feeRow(documents.get(i), tax, detail, parts.get(i)));
            }
        }
        return true;
    }

    private TaxRow feeRow(Document document, Detail tax, String detail, BigDecimal amount) {
        for (ChargeItem charge : document.charges()) {
            if (isKind(charge.fee(), tax.fee())) {
                return sales(charge.sequence(), detail, tax.taxable(), amount);
            }
        }
        BigDecimal none = BigDecimal.ZERO;
        return tax.fee().strip().equalsIgnoreCase("shipping")
                ? new TaxRow(TaxRow.SUMMARY, detail, none, none, amount, none)
                : new TaxRow(TaxRow.SUMMARY, detail, none, none, none, amount);
    }

    private BigDecimal feesOf(String kind, Document document) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < document.fees().size(); i++) {
            sum = isKind(i, kind) ? sum.add(document.fees().get(i)) : sum;
        }
        return sum;
    }

    private boolean isKind(int fee, String kind) {
        String known = order.fees().get(fee).kind();
        return known != null && known.strip().equalsIgnoreCase(kind.strip());
    }

    /** A tax of which no more is known than its amount. */
    private void general(String detail, BigDecimal amount, BigDecimal taxable) {
        List<BigDecimal> parts =
                divide(amount, documents.stream().map(Document::worth).toList());
        for (int i = 0; i < documents.size(); i++) {
            BigDecimal base =
                    taxable == null || documents.size() > 1 ? documents.get(i).worth() : taxable;
            rows.get(i).add(sales(TaxRow.SUMMARY, detail, base, parts.get(i)));
        }
    }

    private List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights) {
        List<BigDecimal> parts = Shares.divide(amount.abs(), weights, currency.decimals());
        return amount.signum() < 0 ? parts.stream().map(BigDecimal::negate).toList() : parts;
    }

    private static TaxRow sales(int sequence, String detail, BigDecimal taxable, BigDecimal amount) {
        BigDecimal base = taxable == null ? BigDecimal.ZERO : taxable.setScale(GP_DECIMALS, RoundingMode.HALF_UP);
        return new TaxRow(sequence, detail, base, amount, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private String detail(String provider, Detail tax) {
        return settings.taxDetails().stream()
                .filter(rule -> fits(rule.provider(), provider)
                        && fits(rule.jurisdiction(), tax.jurisdiction())
                        && fits(rule.level(), tax.level()))
                .map(GpOrderProperties.TaxRule::detail)
                .findFirst()
                .orElse(settings.taxDetail());
    }

    private static boolean fits(String rule, String value) {
        return rule == null || rule.isBlank() || value != null && rule.strip().equalsIgnoreCase(value.strip());
    }
}
