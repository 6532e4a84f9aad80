package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a document's taxes.
 *
 * @param sequence LNITMSEQ of the line; 0: the summary of the document
 * @param detail GP's tax detail
 * @param taxable what is taxed
 * @param sales tax on lines
 * @param freight tax on freight
 * @param miscellaneous tax on other fees
 */
record TaxRow(
        int sequence,
        String detail,
        BigDecimal taxable,
        BigDecimal sales,
        BigDecimal freight,
        BigDecimal miscellaneous) {

    static final int SUMMARY = 0;

    BigDecimal amount() {
        return sales.add(freight).add(miscellaneous);
    }

    /**
     * What this line or document pays by the same detail twice is one row. Several taxes of a line on the same detail (state
     * and city) tax the same amount, so its taxable amount is the greatest of them.
     */
    private TaxRow with(TaxRow other) {
        return new TaxRow(
                sequence,
                detail,
                sequence == SUMMARY ? taxable.add(other.taxable) : taxable.max(other.taxable),
                sales.add(other.sales),
                freight.add(other.freight),
                miscellaneous.add(other.miscellaneous));
    }

    /** One row for each line and detail, and the summary of each detail. */
    static List<TaxRow> complete(List<TaxRow> rows) {
        record Key(int sequence, String detail) {}
        Map<Key, TaxRow> lines = new LinkedHashMap<>();
        for (TaxRow row : rows) {
            if (row.amount().signum() != 0) {
                lines.merge(new Key(row.sequence(), row.detail()), row, TaxRow::with);
            }
        }
        Map<String, TaxRow> summaries = new LinkedHashMap<>();
        for (TaxRow row : lines.values()) {
            TaxRow part =
                    new TaxRow(SUMMARY, row.detail(), row.taxable(), row.sales(), row.freight(), row.miscellaneous());
            summaries.merge(row.detail(), part, TaxRow::with);
        }
        List<TaxRow> all = new ArrayList<>(
                lines.values().stream().filter(row -> row.sequence() != SUMMARY).toList());
        all.addAll(summaries.values());
        return all;
    }
}
