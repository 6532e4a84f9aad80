package io.storebridge.ordering;

import io.storebridge.commerce.OrderTurns;
import io.storebridge.commerce.Step;
import io.storebridge.commerce.Workflows;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Turns are rows of our own database. */
@Component
class Turns implements OrderTurns {

    static final String PROGRESS = "order-progress";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Workflows workflows;

    Turns(JdbcClient database, TransactionOperations transactions, Workflows workflows) {
        this.database = database;
        this.transactions = transactions;
        this.workflows = workflows;
    }

    private record Turn(String process, String businessId, List<String> waiting) {

        boolean isOf(Step step) {
            return process.equals(step.process()) && businessId.equals(step.businessId());
        }
    }

    @Override
    public boolean takeTurn(String orderNumber, Step step) {
        String order = orderOf(orderNumber);
        return order == null || Boolean.TRUE.equals(transactions.execute(status -> take(order, orderNumber, step)));
    }

    private boolean take(String order, String number, Step step) {
        while (!insert(order, step)) {
            Turn turn = lock(order);
            if (turn == null) {
                // Let go between the two statements.
                continue;
            }
            if (turn.isOf(step)) {
                return true;
            }
            if (workflows.isRunning(turn.process, turn.businessId)) {
                wait(order, number);
                return false;
            }
            takeOver(order, step);
        }
        return true;
    }

    @Override
    public void endTurn(String orderNumber, Step step) {
        String order = orderOf(orderNumber);
        if (order != null) {
            transactions.executeWithoutResult(status -> end(order, step));
        }
    }

    private void end(String order, Step step) {
        Turn turn = lock(order);
        if (turn == null || !turn.isOf(step)) {
            return;
        }
        workflows.startEach(
                PROGRESS, step.visit() + "-", "orderNumber", turn.waiting, Map.of("after", step.businessId()));
        database.sql("delete from order_turn where order_id = ?").param(order).update();
    }

    private boolean insert(String order, Step step) {
        return database.sql(
                                """
                                insert into order_turn (order_id, process, business_id) values (?, ?, ?)
                                on conflict do nothing""")
                        .params(order, step.process(), step.businessId())
                        .update()
                == 1;
    }

    private Turn lock(String order) {
        return database.sql("select process, business_id, waiting from order_turn where order_id = ? for update")
                .param(order)
                .query((row, number) -> new Turn(row.getString(1), row.getString(2), List.of((String[])
                        row.getArray(3).getArray())))
                .optional()
                .orElse(null);
    }

    private void wait(String order, String number) {
        database.sql(
                        """
                        update order_turn set waiting = array_append(waiting, ?)
                        where order_id = ? and not ? = any(waiting)""")
                .params(number, order, number)
                .update();
    }

    /** What others waited for is told by the new run as well: it reads later than they would have. */
    private void takeOver(String order, Step step) {
        database.sql("update order_turn set process = ?, business_id = ?, taken_at = now() where order_id = ?")
                .params(step.process(), step.businessId(), order)
                .update();
    }

    private String orderOf(String number) {
        return database.sql("select order_id from order_number where number = ?")
                .param(number)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
