package io.storebridge.payments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two open invoices of one customer, to be paid in part: 0.75 of the first and 0.50 of the second. */
record InvoicePair(String customer, String email, String first, String second) {

    private record Open(String customer, String email, String number) {}

    /** All that GP has, no invoice twice, so that as many payments can be under way at once. */
    static List<InvoicePair> all(JdbcClient gp) {
        Map<String, List<Open>> open = new LinkedHashMap<>();
        gp.sql(
                        """
                        select trim(d.CUSTNMBR), trim(i.INET1), trim(d.DOCNUMBR) from RM20101 d
                        join RM00101 c on c.CUSTNMBR = d.CUSTNMBR
                        join SY01200 i on i.Master_Type = 'CUS' and i.Master_ID = c.CUSTNMBR and i.ADRSCODE = c.ADRSCODE
                        where d.RMDTYPAL = 1 and d.CURTRXAM > 100 and i.INET1 <> '' order by d.CUSTNMBR, d.DOCNUMBR""")
                .query((row, number) -> new Open(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .forEach(invoice -> open.computeIfAbsent(invoice.customer, customer -> new ArrayList<>())
                        .add(invoice));
        List<InvoicePair> pairs = new ArrayList<>();
        for (List<Open> invoices : open.values()) {
            for (int i = 0; i + 1 < invoices.size(); i += 2) {
                Open one = invoices.get(i);
                pairs.add(new InvoicePair(one.customer, one.email, one.number, invoices.get(i + 1).number));
            }
        }
        return pairs;
    }

    String request(String paymentId, String method) {
        return """
                {"paymentId":"%s","customer":"%s","buyer":{"name":"Ravi Mitchell","email":"%s"},
                 "invoices":[{"invoice":"%s","amount":"0.75"},{"invoice":"%s","amount":"0.50"}],"paymentMethod":"%s"}"""
                .formatted(paymentId, customer, email, first, second, method);
    }
}
