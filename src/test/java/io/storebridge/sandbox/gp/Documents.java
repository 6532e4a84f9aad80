package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sales document as eConnect sends it: lines first, then the header, one transaction. */
final class Documents {

    static final int QUOTE = 1;
    static final int ORDER = 2;

    private final int type;
    private final String number;
    private final String customer;
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final Map<String, Object> header;
    private BigDecimal subtotal = BigDecimal.ZERO;

    Documents(int type, String number, String customer) {
        this.type = type;
        this.number = number;
        this.customer = customer;
        this.header = GpDatabase.arguments(
                "SOPTYPE",
                type,
                "SOPNUMBE",
                number,
                "CUSTNMBR",
                customer,
                "DOCDATE",
                GpDatabase.TODAY,
                "BACHNUMB",
                "WEB",
                "DOCID",
                type == QUOTE ? "STDQTE" : type == ORDER ? "STDORD" : "STDINV");
    }

    static Documents order(String number, String customer) {
        return new Documents(ORDER, number, customer);
    }

    static Documents quote(String number, String customer) {
        return new Documents(QUOTE, number, customer);
    }

    Documents line(String item, int quantity, String price, Object... more) {
        BigDecimal unitPrice = new BigDecimal(price);
        BigDecimal total = unitPrice.multiply(BigDecimal.valueOf(quantity));
        Map<String, Object> line = GpDatabase.arguments(
                "SOPTYPE",
                type,
                "SOPNUMBE",
                number,
                "CUSTNMBR",
                customer,
                "DOCDATE",
                GpDatabase.TODAY,
                "ITEMNMBR",
                item,
                "QUANTITY",
                quantity,
                "UNITPRCE",
                unitPrice,
                "XTNDPRCE",
                total);
        line.putAll(GpDatabase.arguments(more));
        lines.add(line);
        subtotal = subtotal.add(total);
        return this;
    }

    Documents header(Object... more) {
        header.putAll(GpDatabase.arguments(more));
        return this;
    }

    /** The codes of the first node that refuses, or blank and everything is committed. */
    String send(GpDatabase gp) {
        try (Connection connection = gp.gpTwo.getConnection()) {
            connection.setAutoCommit(false);
            String codes = send(connection);
            if (codes.isEmpty()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return codes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String send(Connection connection) throws SQLException {
        for (Map<String, Object> line : lines) {
            String codes = GpDatabase.call(connection, "taSopLineIvcInsert", line);
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        header.putIfAbsent("SUBTOTAL", subtotal);
        header.putIfAbsent("DOCAMNT", subtotal);
        return GpDatabase.call(connection, "taSopHdrIvcInsert", header);
    }
}
