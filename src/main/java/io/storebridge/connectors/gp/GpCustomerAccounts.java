package io.storebridge.connectors.gp;

import io.storebridge.commerce.Customer;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.CustomerDefaults;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Dynamics GP's customers, found and made. INTEGRATIONID of a customer that we made holds the store's account, so that a
 * second attempt, on another node or at the same moment, finds it instead of making another or changing a stranger's.
 */
final class GpCustomerAccounts implements CustomerAccounts {

    private final GpProperties properties;
    private final GpCustomerProperties creation;
    private final GpDatabase database;
    private final EConnect eConnect;
    private final Clock clock;
    private final Currency.Book currencies;
    private final Customers customers;
    private final CustomerNumbers numbers;

    GpCustomerAccounts(
            GpProperties properties,
            GpCustomerProperties creation,
            GpDatabase database,
            Dialect dialect,
            EConnect eConnect,
            Clock clock) {
        this.properties = properties;
        this.creation = creation;
        this.database = database;
        this.eConnect = eConnect;
        this.clock = clock;
        this.currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.numbers = new CustomerNumbers(creation.numberPattern());
    }

    @Override
    public Customer findCustomer(String customerNumber) {
        return database.read(connection -> customers.find(connection, customerNumber.strip(), today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(properties.timeZone()));
    }

    @Override
    public List<String> findCustomersByEmail(String email) {
        String wanted = email.strip();
        return database.read(connection -> customers.withEmail(connection, wanted));
    }

    @Override
    public String proposeNumber(String name, List<String> taken) {
        Set<String> used = new HashSet<>();
        taken.forEach(number -> used.add(number.strip().toUpperCase(Locale.ROOT)));
        List<Row> rows = database.read(connection -> Row.list(
                connection,
                properties.querySeconds(),
                "SELECT CUSTNMBR FROM RM00101 WHERE CUSTNMBR >= ? AND CUSTNMBR <= ?",
                numbers.lowest(name),
                numbers.highest(name)));
        rows.forEach(row -> used.add(row.text("CUSTNMBR").toUpperCase(Locale.ROOT)));
        return numbers.first(name, used);
    }

    @Override
    public Customer createCustomer(String customerNumber, PlacedOrder order, CustomerDefaults defaults) {
        String number = customerNumber.strip();
        String mark = mark(order);
        if (!isOurs(number, mark)) {
            String name = CustomerWriter.name(order);
            if (name == null || name.isBlank()) {
                throw invalid("/account/name", "A new customer needs a name.");
            }
            try {
                database.write(connection -> write(connection, number, order, defaults, mark));
            } catch (Failure.Rejected e) {
                if (!isOurs(number, mark)) {
                    throw e;
                }
            }
        }
        return database.read(connection -> customers.read(connection, number, today()));
    }

    private Void write(Connection connection, String number, PlacedOrder order, CustomerDefaults defaults, String mark)
            throws SQLException {
        Currency currency = currencies.byIso(connection, order.currency());
        if (currency == null) {
            throw invalid("/currency", "Currency " + order.currency() + " is not set up in Dynamics GP.");
        }
        NewAddresses addresses = new NewAddresses(order, creation);
        eConnect.run(connection, CustomerWriter.create(number, order, defaults, addresses, mark, currency.id()));
        int kept = customers.addresses(connection, number).size();
        if (!mark.equals(mark(connection, number)) || kept < addresses.entries().size()) {
            throw new Failure.Unavailable(
                    "Dynamics GP reported success, but customer " + number + " does not stand there as it was sent.",
                    null);
        }
        return null;
    }

    private boolean isOurs(String number, String mark) {
        String found = database.read(connection -> mark(connection, number));
        if (found == null) {
            return false;
        }
        if (!found.equals(mark)) {
            throw new Failure.Rejected(
                    ErrorCodes.NUMBER_TAKEN,
                    "Number " + number + " already belongs to another customer in Dynamics GP.");
        }
        return true;
    }

    /** Null when there is no such customer, empty when it is not one of ours. */
    private String mark(Connection connection, String number) throws SQLException {
        Row row = Row.one(
                connection,
                properties.querySeconds(),
                "SELECT INTEGRATIONSOURCE, INTEGRATIONID FROM RM00101 WHERE CUSTNMBR = ?",
                number);
        if (row == null) {
            return null;
        }
        return row.number("INTEGRATIONSOURCE") == SopNodes.INTEGRATION_SOURCE ? row.text("INTEGRATIONID") : "";
    }

    /** Of a store without accounts the buyer's address, or the name, stands for the account. */
    private static String mark(PlacedOrder order) {
        String account = order.account() == null ? null : order.account().id();
        String email = order.buyer() == null ? null : order.buyer().email();
        return Stream.of(
                        account,
                        email == null ? null : email.toLowerCase(Locale.ROOT),
                        CustomerWriter.name(order),
                        order.orderId())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .map(text -> SopNodes.integrationId(text.strip()))
                .orElseThrow();
    }

    private static Failure.Rejected invalid(String pointer, String message) {
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field(pointer, message)), null);
    }
}
