package io.storebridge.sandbox;

import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import io.storebridge.sandbox.ordercloud.Seed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills an empty store with the sample company's customers as buyers, their contacts as users, and its items. */
class StoreSeed {

    private static final String USERS =
            """
            select c.CUSTNMBR, c.ADRSCODE, a.CNTCPRSN, a.PHONE1, i.INET1
            from RM00101 c
            join RM00102 a on a.CUSTNMBR = c.CUSTNMBR and a.ADRSCODE = c.ADRSCODE
            join SY01200 i on i.Master_Type = 'CUS' and i.Master_ID = c.CUSTNMBR and i.ADRSCODE = c.ADRSCODE
            where i.INET1 <> ''""";
    private static final String ADDRESSES =
            """
            select CUSTNMBR, ADRSCODE, ShipToName, ADDRESS1, ADDRESS2, CITY, STATE, ZIP, PHONE1 from RM00102""";
    private static final String PRODUCTS =
            """
            select i.ITEMNMBR, i.ITEMDESC, p.LISTPRCE
            from IV00101 i join IV00105 p on p.ITEMNMBR = i.ITEMNMBR
            where i.INACTIVE = 0 order by i.ITEMNMBR""";

    private final JdbcClient gp;
    private final OrderCloudStandIn store;

    StoreSeed(DataSource gp, OrderCloudStandIn store) {
        this.gp = JdbcClient.create(gp);
        this.store = store;
    }

    /** @return false when the store was filled before */
    boolean fillIfEmpty() {
        if (!store.isEmpty()) {
            return false;
        }
        Map<String, List<Owned<Seed.User>>> users = byCustomer(USERS, (row, number) -> {
            String[] name = row.getString("CNTCPRSN").strip().split(" ", 2);
            String email = row.getString("INET1").strip();
            return new Owned<>(
                    row.getString("CUSTNMBR").strip(),
                    new Seed.User(
                            id(email.substring(0, email.indexOf('@'))),
                            name[0],
                            name.length > 1 ? name[1] : name[0],
                            email,
                            row.getString("PHONE1").strip()));
        });
        Map<String, List<Owned<Seed.Address>>> addresses = byCustomer(
                ADDRESSES,
                (row, number) -> new Owned<>(
                        row.getString("CUSTNMBR").strip(),
                        new Seed.Address(
                                id(row.getString("ADRSCODE").strip()),
                                row.getString("ShipToName").strip(),
                                row.getString("ADDRESS1").strip(),
                                row.getString("ADDRESS2").strip(),
                                row.getString("CITY").strip(),
                                row.getString("STATE").strip(),
                                row.getString("ZIP").strip(),
                                "US",
                                row.getString("PHONE1").strip())));
        List<Seed.Buyer> buyers = gp.sql("select CUSTNMBR, CUSTNAME from RM00101 order by CUSTNMBR")
                .query((row, number) -> {
                    String customer = row.getString("CUSTNMBR").strip();
                    return new Seed.Buyer(
                            id(customer),
                            row.getString("CUSTNAME").strip(),
                            customer,
                            of(users, customer),
                            of(addresses, customer));
                })
                .list();
        List<Seed.Product> products = gp.sql(PRODUCTS)
                .query((row, number) -> {
                    String item = row.getString("ITEMNMBR").strip();
                    String description = row.getString("ITEMDESC").strip();
                    return new Seed.Product(id(item), description, description, item, row.getBigDecimal("LISTPRCE"));
                })
                .list();
        store.seed(buyers.stream(), products.stream());
        return true;
    }

    private record Owned<T>(String customer, T thing) {}

    private <T> Map<String, List<Owned<T>>> byCustomer(String query, RowMapper<Owned<T>> mapper) {
        return gp.sql(query).query(mapper).list().stream().collect(Collectors.groupingBy(Owned::customer));
    }

    private static <T> List<T> of(Map<String, List<Owned<T>>> byCustomer, String customer) {
        return byCustomer.getOrDefault(customer, List.of()).stream()
                .map(Owned::thing)
                .toList();
    }

    /** The store's ids take letters, digits, hyphens and underscores. */
    static String id(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
