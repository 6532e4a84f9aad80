package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sales documents as they stand in GP's tables, open or in history. */
final class GpDocuments {

    static final int QUOTE = 1;
    static final int ORDER = 2;
    static final int RETURN = 4;

    private static final String HEADERS =
            """
            SELECT rtrim(SOPNUMBE) AS number, rtrim(CUSTNMBR) AS customer, SUBTOTAL, charges, VOIDSTTS FROM (
                SELECT SOPTYPE, SOPNUMBE, CUSTNMBR, SUBTOTAL, FRTAMNT + MISCAMNT - TRDISAMT AS charges, VOIDSTTS FROM SOP10100
                UNION ALL
                SELECT SOPTYPE, SOPNUMBE, CUSTNMBR, SUBTOTAL, FRTAMNT + MISCAMNT - TRDISAMT, VOIDSTTS FROM SOP30200) d
            WHERE SOPTYPE = ? AND SOPNUMBE = ANY(?::bpchar[])""";
    private static final String LINES =
            """
            SELECT rtrim(SOPNUMBE) AS number, rtrim(ITEMNMBR) AS item, QUANTITY - QTYCANCE AS quantity, UNITPRCE, XTNDPRCE
            FROM (
                SELECT SOPTYPE, SOPNUMBE, LNITMSEQ, ITEMNMBR, QUANTITY, QTYCANCE, UNITPRCE, XTNDPRCE FROM SOP10200
                UNION ALL SELECT SOPTYPE, SOPNUMBE, LNITMSEQ, ITEMNMBR, QUANTITY, QTYCANCE, UNITPRCE, XTNDPRCE FROM SOP30300) l
            WHERE SOPTYPE = ? AND SOPNUMBE = ANY(?::bpchar[])
            ORDER BY SOPNUMBE, LNITMSEQ""";

    private static final String NUMBERS =
            """
            SELECT rtrim(REFRENCE) AS reference, rtrim(SOPNUMBE) AS number FROM (
                SELECT REFRENCE, SOPNUMBE FROM SOP10100 UNION ALL SELECT REFRENCE, SOPNUMBE FROM SOP30200) d
            WHERE REFRENCE = ANY(?::bpchar[])
            ORDER BY SOPNUMBE""";

    /**
     * @param subtotal of the header
     * @param charges freight and miscellaneous less the order's discount
     */
    record Document(String customer, BigDecimal subtotal, BigDecimal charges, boolean voided, List<Line> lines) {

        BigDecimal quantity() {
            return lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal value() {
            return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Line(String item, BigDecimal quantity, BigDecimal price, BigDecimal value) {}

    private final JdbcClient gp;

    GpDocuments(DataSource gp) {
        this.gp = JdbcClient.create(gp);
    }

    Map<String, Document> read(int type, Collection<String> numbers) {
        String[] wanted = numbers.toArray(String[]::new);
        Map<String, Document> documents = new LinkedHashMap<>();
        gp.sql(HEADERS).param(type).param(wanted).query(row -> {
            documents.put(
                    row.getString("number"),
                    new Document(
                            row.getString("customer"),
                            row.getBigDecimal("SUBTOTAL"),
                            row.getBigDecimal("charges"),
                            row.getInt("VOIDSTTS") != 0,
                            new ArrayList<>()));
        });
        gp.sql(LINES).param(type).param(wanted).query(row -> {
            documents
                    .get(row.getString("number"))
                    .lines()
                    .add(new Line(
                            row.getString("item"),
                            row.getBigDecimal("quantity"),
                            row.getBigDecimal("UNITPRCE"),
                            row.getBigDecimal("XTNDPRCE")));
        });
        return documents;
    }

    /**
     * The numbers of all documents that were made for what the store calls by an id.
     *
     * @return by id; those that nothing was made for are absent
     */
    Map<String, List<String>> numbers(Collection<String> storeIds) {
        Map<String, List<String>> numbers = new LinkedHashMap<>();
        gp.sql(NUMBERS).param(storeIds.toArray(String[]::new)).query(row -> {
            numbers.computeIfAbsent(row.getString("reference"), id -> new ArrayList<>())
                    .add(row.getString("number"));
        });
        return numbers;
    }
}
