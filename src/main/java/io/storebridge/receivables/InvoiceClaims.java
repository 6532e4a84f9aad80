package io.storebridge.receivables;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Claims;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Claims are rows of our own database. Whoever takes or releases several locks them in the order of their names, so that
 * two payments with overlapping invoices wait for each other but never crosswise.
 */
@Component
class InvoiceClaims implements Claims {

    static final String PROCESS = "invoice-payment";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Workflows workflows;

    InvoiceClaims(JdbcClient database, TransactionOperations transactions, Workflows workflows) {
        this.database = database;
        this.transactions = transactions;
        this.workflows = workflows;
    }

    @Override
    public void take(String paymentId, String customerNumber, List<Allocation> invoices) {
        Map<String, Integer> positions = new TreeMap<>();
        for (int i = 0; i < invoices.size(); i++) {
            positions.putIfAbsent(key(invoices.get(i).invoice()), i);
        }
        transactions.executeWithoutResult(
                status -> positions.forEach((invoice, i) -> takeOne(paymentId, key(customerNumber), invoice, i)));
    }

    private void takeOne(String paymentId, String customer, String invoice, int position) {
        while (!insert(paymentId, customer, invoice)) {
            String holder = lock(customer, invoice);
            if (paymentId.equals(holder)) {
                return;
            }
            if (holder == null) {
                // Released between the two statements.
                continue;
            }
            if (workflows.isRunning(PROCESS, holder)) {
                throw busy(invoice, position);
            }
            takeOver(paymentId, customer, invoice);
            return;
        }
    }

    private boolean insert(String paymentId, String customer, String invoice) {
        return database.sql(
                                """
                                insert into invoice_claim (customer, invoice, payment_id) values (?, ?, ?)
                                on conflict do nothing""")
                        .params(customer, invoice, paymentId)
                        .update()
                == 1;
    }

    /** The payment that holds the invoice, which it can neither release nor lose until we are done. */
    private String lock(String customer, String invoice) {
        return database.sql("select payment_id from invoice_claim where customer = ? and invoice = ? for update")
                .params(customer, invoice)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void takeOver(String paymentId, String customer, String invoice) {
        database.sql(
                        """
                        update invoice_claim set payment_id = ?, claimed_at = now()
                        where customer = ? and invoice = ?""")
                .params(paymentId, customer, invoice)
                .update();
    }

    @Override
    public void release(String paymentId) {
        transactions.executeWithoutResult(status -> {
            // A delete alone would lock the rows in any order.
            database.sql(
                            """
                            select invoice from invoice_claim where payment_id = ?
                            order by customer collate "C", invoice collate "C" for update""")
                    .param(paymentId)
                    .query(String.class)
                    .list();
            database.sql("delete from invoice_claim where payment_id = ?")
                    .param(paymentId)
                    .update();
        });
    }

    private static String key(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    private static Failure.Rejected busy(String invoice, int position) {
        String message = "Another payment of %s is under way; try again when it has ended".formatted(invoice);
        return new Failure.Rejected(
                ErrorCodes.INVOICE_BUSY,
                message,
                List.of(new Failure.Field("/invoices/%d/invoice".formatted(position), message)),
                null);
    }
}
