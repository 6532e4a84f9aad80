package io.storebridge.login;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Catalog;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Person;
import io.storebridge.commerce.ProductView;
import io.storebridge.commerce.StockView;
import io.storebridge.commerce.Wanted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The CRM's people and the back office's customers, items and stock, in memory. */
class Accounts implements Crm, Catalog {

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final AtomicInteger customersRead = new AtomicInteger();

    void person(String email, String role, boolean active, String customer) {
        Person.Account account = customer == null ? null : new Person.Account("001A", "Aaron Fittings", customer);
        people.put(email, new Person("003C", "Ann Abel", email, "312-555-0101", role, active, account));
    }

    void customer(String number, boolean hold, boolean inactive, Credit credit) {
        customer(number, hold, inactive, credit, "CORPORATE", "WHOLESALE");
    }

    void customer(String number, String customerClass, String priceLevel) {
        customer(number, false, false, credit(Credit.Kind.unlimited, null, "0.00"), customerClass, priceLevel);
    }

    private void customer(
            String number, boolean hold, boolean inactive, Credit credit, String customerClass, String priceLevel) {
        Address address = new Address(
                "PRIMARY", "", "Ann Abel", "1 Main St", "", "Chicago", "IL", "60601", "USA", "312-555-0100");
        customers.put(
                number,
                new Customer(
                        number,
                        "Aaron Fittings",
                        hold,
                        inactive,
                        false,
                        customerClass,
                        priceLevel,
                        "Net 30",
                        "PAUL W.",
                        "USD",
                        "",
                        "Ann Abel",
                        "ann@example.com",
                        "",
                        credit,
                        List.of(address)));
    }

    static Credit credit(Credit.Kind kind, String available, String overdue) {
        return new Credit(
                kind,
                kind == Credit.Kind.amount ? new BigDecimal("25000.00") : null,
                new BigDecimal("1250.50"),
                new BigDecimal("100.00"),
                available == null ? null : new BigDecimal(available),
                overdue == null ? null : new BigDecimal(overdue));
    }

    int customersRead() {
        return customersRead.get();
    }

    @Override
    public Person findPerson(String email) {
        return people.get(email);
    }

    Customer readCustomer(String number) {
        customersRead.incrementAndGet();
        Customer customer = customers.get(number);
        if (customer == null) {
            throw unknown(number);
        }
        return customer;
    }

    @Override
    public List<ProductView> readProducts(String customerNumber, List<String> items, String warehouse) {
        if (!customers.containsKey(customerNumber)) {
            throw unknown(customerNumber);
        }
        return items.stream().map(item -> product(item, warehouse)).toList();
    }

    private static ProductView product(String item, String warehouse) {
        return new ProductView(
                item,
                true,
                true,
                "A chair",
                "Each",
                "USD",
                "WHOLESALE",
                new BigDecimal("219.00"),
                new BigDecimal("199.00"),
                List.of(new ProductView.Break(BigDecimal.ONE, new BigDecimal("199.00"))),
                warehouse == null ? "MAIN" : warehouse,
                new BigDecimal("12"),
                true);
    }

    @Override
    public List<StockView> readStock(List<Wanted> wanted, String zip) {
        return wanted.stream()
                .map(one -> new StockView(
                        one.item(),
                        true,
                        "Each",
                        one.quantity() == null ? BigDecimal.ONE : one.quantity(),
                        new BigDecimal("12"),
                        true,
                        "MAIN",
                        List.of(new StockView.Site(
                                "MAIN",
                                "Main site",
                                "60601",
                                new BigDecimal("12"),
                                zip == null ? null : new BigDecimal("3.5"),
                                true))))
                .toList();
    }

    private static Failure.Rejected unknown(String number) {
        return new Failure.Rejected(
                ErrorCodes.CUSTOMER_UNKNOWN,
                "GP knows no customer %s".formatted(number),
                List.of(new Failure.Field("/customer", "is not a customer number of GP")),
                null);
    }
}
