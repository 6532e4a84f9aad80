package io.storebridge.ordering;

import io.storebridge.commerce.PlacedOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which customer of the ERP an account of the store is. An account and a customer number belong to one another only. */
@Component
class CrossReferences {

    private final JdbcClient database;

    CrossReferences(JdbcClient database) {
        this.database = database;
    }

    /** @param confirmed the ERP's customer was seen to be this account's; else the number is only promised */
    record Reference(String number, boolean confirmed) {}

    /** The store's account; without one the buyer's e-mail address, so that a guest who orders twice is one customer. */
    static String key(PlacedOrder order) {
        String account = order.account() == null ? null : order.account().id();
        return account != null && !account.isBlank()
                ? account
                : "mailto:" + order.buyer().email().strip().toLowerCase(Locale.ROOT);
    }

    Optional<Reference> find(String key) {
        return database.sql(
                        """
                        select erp_number, confirmed from cross_reference
                        where kind = 'customer' and system = 'store' and foreign_id = ?""")
                .param(key)
                .query((row, number) -> new Reference(row.getString(1), row.getBoolean(2)))
                .optional();
    }

    /**
     * Keeps the number for the account, unless the account has another or the number is another account's.
     *
     * @return what the account has now; empty when the number is another account's
     */
    Optional<Reference> keep(String key, String number, boolean confirmed) {
        database.sql(
                        """
                        insert into cross_reference (kind, system, foreign_id, erp_number, confirmed)
                        values ('customer', 'store', ?, ?, ?) on conflict do nothing""")
                .params(key, number, confirmed)
                .update();
        return find(key);
    }

    void confirm(String number) {
        database.sql("update cross_reference set confirmed = true where kind = 'customer' and erp_number = ?")
                .param(number)
                .update();
    }

    /** Takes a promised number back from the account. */
    void forget(String key, String number) {
        database.sql(
                        """
                        delete from cross_reference where kind = 'customer' and system = 'store'
                        and foreign_id = ? and erp_number = ? and not confirmed""")
                .params(key, number)
                .update();
    }

    List<String> promised() {
        return database.sql("select erp_number from cross_reference where kind = 'customer' and not confirmed")
                .query(String.class)
                .list();
    }
}
