package io.storebridge.sandbox.gp;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Orders that are not invoiced yet, entered by the procedures themselves, so that stock and summaries follow. */
final class OpenOrders {

    private final Random random;
    private final LocalDate today;

    OpenOrders(Random random, LocalDate today) {
        this.random = random;
        this.today = today;
    }

    void write(Connection connection, List<Accounts.Account> buyers, List<Item> items, int count) throws SQLException {
        List<Accounts.Account> able =
                buyers.stream().filter(b -> !b.inactive() && !b.hold()).toList();
        List<Item> orderable = items.stream()
                .filter(i -> i.backOrder() && !i.inactive() && i.type() == 1)
                .toList();
        try (PreparedStatement enter = connection.prepareStatement("SELECT sandbox.enter_order(?, ?, ?::jsonb, ?)")) {
            for (int i = 0; i < count; i++) {
                List<String> lines = new ArrayList<>();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    Item item = orderable.get(random.nextInt(orderable.size()));
                    lines.add("{\"item\": \"%s\", \"quantity\": %d}".formatted(item.number(), 1 + random.nextInt(8)));
                }
                enter.setString(1, able.get(random.nextInt(able.size())).number());
                enter.setString(2, "PO-" + (10000 + random.nextInt(90000)));
                enter.setString(3, lines.toString());
                enter.setObject(4, today.minusDays(random.nextInt(6)).atStartOfDay());
                enter.addBatch();
            }
            enter.executeBatch();
        }
    }
}
