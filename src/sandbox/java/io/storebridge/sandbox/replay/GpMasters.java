package io.storebridge.sandbox.replay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes customers and items that GP lacks by eConnect's procedures, each procedure once for all in one statement, all in
 * one transaction. What GP has is left as it is. No stock is received, so sales reviews every quote and orders are
 * back-ordered.
 */
final class GpMasters {

    private static final String CUSTOMERS =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS n (number, name, country, contact),
            taUpdateCreateCustomerRcd(
                I_vCUSTNMBR => n.number::varchar, I_vCUSTNAME => n.name::varchar, I_vCOUNTRY => n.country::varchar,
                I_vCNTCPRSN => n.contact::varchar, I_vADRSCODE => 'PRIMARY', I_vCUSTCLAS => 'SMALLBUS',
                I_vUseCustomerClass => 1, I_vPRCLEVEL => 'RETAIL', I_vTAXSCHID => 'EXEMPT', I_vCRLMTTYP => 1,
                I_vCURNCYID => 'Z-US$') f""";
    private static final String INTERNET =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[], ?::text[]) AS n (number, email),
            taCreateInternetAddresses(
                I_vMaster_Type => 'CUS', I_vMaster_ID => n.number::varchar, I_vADRSCODE => 'PRIMARY',
                I_vINET1 => n.email::varchar, I_vEmailToAddress => n.email::varchar) f""";
    private static final String ITEMS =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[], ?::text[], ?::numeric[], ?::numeric[]) AS n (number, description, price, cost),
            taUpdateCreateItemRcd(
                I_vITEMNMBR => n.number::varchar, I_vITEMDESC => left(n.description, 100)::varchar,
                I_vUOMSCHDL => 'EACH', I_vITMCLSCD => 'REPLAY', I_vITEMTYPE => 1, I_vDECPLQTY => 1,
                I_vALWBKORD => 1, I_vLISTPRCE => n.price, I_vCURRCOST => n.cost, I_vSTNDCOST => n.cost) f""";
    private static final String SITES =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[]) AS n (number),
            taItemSite(I_vITEMNMBR => n.number::varchar, I_vLOCNCODE => 'MAIN') f""";
    private static final String PRICE_LISTS =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[]) AS n (number),
            taIVCreateItemPriceListHeader(
                I_vITEMNMBR => n.number::varchar, I_vPRICMTHD => 1, I_vUOFM => 'EACH', I_vPRCLEVEL => 'RETAIL',
                I_vCURNCYID => 'Z-US$') f""";
    private static final String PRICES =
            """
            SELECT n.number, f.o_ierrorstate, f.oerrstring
            FROM unnest(?::text[], ?::numeric[]) AS n (number, price),
            taIVCreateItemPriceListLine(
                I_vITEMNMBR => n.number::varchar, I_vUOFM => 'EACH', I_vPRCLEVEL => 'RETAIL', I_vCURNCYID => 'Z-US$',
                I_vUOMPRICE => n.price) f""";

    /**
     * @param customers how many were made
     * @param items how many were made
     * @param present everything of the given under GP's own spelling
     */
    record Made(int customers, int items, MasterData present) {}

    private final JdbcClient gp;
    private final TransactionTemplate transaction;

    GpMasters(DataSource gp) {
        this.gp = JdbcClient.create(gp);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(gp));
    }

    /** @throws IllegalStateException when GP refuses one, saying which and why */
    Made make(MasterData wanted) {
        return transaction.execute(status -> {
            Map<String, String> knownCustomers = numbers("SELECT CUSTNMBR FROM RM00101");
            Map<String, String> knownItems = numbers("SELECT ITEMNMBR FROM IV00101");
            List<MasterData.Customer> customers = wanted.customers().stream()
                    .filter(customer -> !knownCustomers.containsKey(MasterData.key(customer.number())))
                    .toList();
            List<MasterData.Item> items = wanted.items().stream()
                    .filter(item -> !knownItems.containsKey(MasterData.key(item.number())))
                    .toList();
            makeCustomers(customers);
            makeItems(items);
            List<MasterData.Item> present = wanted.items().stream()
                    .map(item -> new MasterData.Item(
                            knownItems.getOrDefault(MasterData.key(item.number()), item.number()),
                            item.description(),
                            item.price()))
                    .toList();
            return new Made(customers.size(), items.size(), new MasterData(wanted.customers(), present));
        });
    }

    private void makeCustomers(List<MasterData.Customer> customers) {
        Object[] numbers = column(customers, MasterData.Customer::number);
        call(
                CUSTOMERS,
                numbers,
                column(customers, MasterData.Customer::name),
                column(customers, MasterData.Customer::country),
                column(customers, MasterData.Customer::contact));
        call(INTERNET, numbers, column(customers, MasterData.Customer::email));
    }

    private void makeItems(List<MasterData.Item> items) {
        Object[] numbers = column(items, MasterData.Item::number);
        Object[] prices = column(items, MasterData.Item::price);
        call(ITEMS, numbers, column(items, MasterData.Item::description), prices, column(items, MasterData.Item::cost));
        call(SITES, (Object) numbers);
        call(PRICE_LISTS, (Object) numbers);
        call(PRICES, numbers, prices);
    }

    private static <T> Object[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(row -> value.apply(row).toString()).toArray(String[]::new);
    }

    private Map<String, String> numbers(String query) {
        Map<String, String> numbers = new HashMap<>();
        gp.sql(query)
                .query(String.class)
                .list()
                .forEach(number -> numbers.put(MasterData.key(number.stripTrailing()), number.stripTrailing()));
        return numbers;
    }

    private void call(String procedure, Object... columns) {
        Map<String, String> refused = new LinkedHashMap<>();
        JdbcClient.StatementSpec statement = gp.sql(procedure);
        for (Object column : columns) {
            statement = statement.param(column);
        }
        statement.query(row -> {
            if (row.getInt("o_ierrorstate") != 0) {
                refused.put(row.getString("number"), row.getString("oerrstring"));
            }
        });
        if (!refused.isEmpty()) {
            Map.Entry<String, String> first = refused.entrySet().iterator().next();
            throw new IllegalStateException("GP refused %d records, the first is %s: %s"
                    .formatted(refused.size(), first.getKey(), explain(first.getValue())));
        }
    }

    private String explain(String codes) {
        return String.join(
                "; ",
                gp.sql("SELECT ErrorCode || ' ' || ErrorDesc FROM dynamics.taErrorCode"
                                + " WHERE ErrorCode::text = ANY(string_to_array(?, ' '))")
                        .param(codes)
                        .query(String.class)
                        .list());
    }
}
