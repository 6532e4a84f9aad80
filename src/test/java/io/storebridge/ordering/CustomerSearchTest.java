package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderBook.CustomerMatch;
import io.storebridge.commerce.PlacedOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Whose order it is, also when fifty come at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerSearchTest {

    private static final String EMAIL = "Ann.Abel@example.com";

    private OwnDatabase database;
    private CustomerAccounts erp;
    private CustomerSearch search;

    @BeforeAll
    void migrate() {
        database = new OwnDatabase();
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** An ERP that numbers customers by the first letters of their names. */
    @BeforeEach
    void anErpWithoutCustomers() {
        database.client.sql("delete from cross_reference").update();
        erp = mock(CustomerAccounts.class);
        when(erp.proposeNumber(anyString(), any())).thenAnswer(call -> {
            String stem =
                    call.<String>getArgument(0).replace(" ", "").toUpperCase().substring(0, 8);
            for (int i = 1; ; i++) {
                String number = "%s%04d".formatted(stem, i);
                if (!call.<List<String>>getArgument(1).contains(number) && erp.findCustomer(number) == null) {
                    return number;
                }
            }
        });
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("erp", erp);
        search =
                new CustomerSearch(beans.getBeanProvider(CustomerAccounts.class), new CrossReferences(database.client));
    }

    @Test
    void fifty_first_orders_of_one_account_at_the_same_moment_are_one_customers() throws Exception {
        Set<String> numbers = atOnce(50, i -> order("acc-1", null, "Northwind Traders"));

        assertThat(numbers).containsExactly("NORTHWIN0001");
    }

    @Test
    void fifty_accounts_of_one_name_at_the_same_moment_are_fifty_customers() throws Exception {
        Set<String> numbers = atOnce(50, i -> order("acc-" + i, null, "Northwind Traders"));

        assertThat(numbers).hasSize(50);
    }

    @Test
    void guests_are_known_by_their_address_in_any_case() throws Exception {
        Set<String> numbers = atOnce(
                20,
                i -> Orders.placed(
                        "WEB",
                        new PlacedOrder.Account(null, null, "Northwind Traders", null, null),
                        i % 2 == 0 ? "ann@example.com" : "ANN@example.com"));

        assertThat(numbers).hasSize(1);
    }

    @Test
    void a_promised_number_is_known_as_soon_as_the_erp_has_the_customer() {
        CustomerMatch first = search.identify(order("acc-1", null, "Northwind Traders"));
        assertThat(first).isEqualTo(new CustomerMatch("NORTHWIN0001", false, "new"));
        assertThat(search.identify(order("acc-1", null, "Northwind Traders")))
                .isEqualTo(new CustomerMatch("NORTHWIN0001", false, "cross-reference"));

        has("NORTHWIN0001", "NORTHWIND  Traders");
        assertThat(search.identify(order("acc-1", null, "Northwind Traders")))
                .isEqualTo(new CustomerMatch("NORTHWIN0001", true, "cross-reference"));
        has("NORTHWIN0001", "Renamed since");
        assertThat(search.identify(order("acc-1", null, "Northwind Traders")).known())
                .isTrue();
    }

    @Test
    void a_promised_number_that_somebody_else_was_given_in_the_erp_is_given_up() {
        search.identify(order("acc-1", null, "Northwind Traders"));
        has("NORTHWIN0001", "Northwindow Cleaning");

        assertThat(search.identify(order("acc-1", null, "Northwind Traders")))
                .isEqualTo(new CustomerMatch("NORTHWIN0002", false, "new"));
    }

    @Test
    void the_number_that_the_store_gives_is_checked_and_kept() {
        has("AARONFIT0001", "Aaron Fitz Electrical");

        assertThat(search.identify(order("acc-1", "aaronfit0001", null)))
                .isEqualTo(new CustomerMatch("AARONFIT0001", true, "number"));
        assertThat(search.identify(order("acc-1", null, null)))
                .isEqualTo(new CustomerMatch("AARONFIT0001", true, "cross-reference"));
        assertInvalid(order("acc-2", "NOBODY", null), "/account/customer", "NOBODY");
    }

    @Test
    void an_order_that_names_another_customer_than_its_accounts_is_not_guessed_at() {
        has("AARONFIT0001", "Aaron Fitz Electrical");
        has("OTHER0001", "Other");
        search.identify(order("acc-1", "AARONFIT0001", null));

        assertInvalid(order("acc-1", "OTHER0001", null), "/account/customer", "AARONFIT0001");
    }

    @Test
    void a_number_that_staff_have_made_instead_of_the_promised_one_is_taken() {
        search.identify(order("acc-1", null, "Northwind Traders"));
        has("NWT", "Northwind Traders");

        assertThat(search.identify(order("acc-1", "NWT", null))).isEqualTo(new CustomerMatch("NWT", true, "number"));
        assertThat(search.identify(order("acc-1", null, null)).customerNumber()).isEqualTo("NWT");
    }

    @Test
    void the_buyers_address_finds_the_customer_and_ties_the_account_to_it() {
        has("AARONFIT0001", "Aaron Fitz Electrical");
        when(erp.findCustomersByEmail(EMAIL)).thenReturn(List.of("AARONFIT0001"));

        assertThat(search.identify(order("acc-1", null, null)))
                .isEqualTo(new CustomerMatch("AARONFIT0001", true, "email"));
        assertThat(search.identify(order("acc-1", null, null)).how()).isEqualTo("cross-reference");
    }

    @Test
    void an_address_of_several_customers_is_decided_by_the_name_or_by_people() {
        has("AARONFIT0001", "Aaron Fitz Electrical");
        has("AARONFIT0002", "Aaron Fitz Plumbing");
        when(erp.findCustomersByEmail(EMAIL)).thenReturn(List.of("AARONFIT0001", "AARONFIT0002"));

        assertThat(search.identify(order("acc-1", null, "aaron fitz plumbing")).customerNumber())
                .isEqualTo("AARONFIT0002");
        assertInvalid(order("acc-2", null, null), "/account/customer", "AARONFIT0001, AARONFIT0002");
        assertInvalid(order("acc-2", null, "Aaron"), "/account/customer", "AARONFIT0001, AARONFIT0002");
    }

    @Test
    void a_new_customer_needs_a_name() {
        assertInvalid(order("acc-1", null, null), "/account/name", "name");
    }

    private void has(String number, String name) {
        when(erp.findCustomer(number)).thenReturn(customer(number, name));
        when(erp.findCustomer(number.toLowerCase())).thenReturn(customer(number, name));
    }

    private static PlacedOrder order(String account, String customer, String name) {
        return Orders.placed("WEB-1", new PlacedOrder.Account(account, customer, name, null, null), EMAIL);
    }

    private void assertInvalid(PlacedOrder order, String pointer, String says) {
        assertThatThrownBy(() -> search.identify(order)).isInstanceOfSatisfying(Failure.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
            assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly(pointer);
            assertThat(rejected.getMessage()).contains(says);
        });
    }

    private interface Maker {
        PlacedOrder order(int number);
    }

    private Set<String> atOnce(int count, Maker maker) throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                PlacedOrder order = maker.order(i);
                calls.add(() -> {
                    start.await();
                    return search.identify(order).customerNumber();
                });
            }
            Set<String> found = new HashSet<>();
            for (Future<String> future : threads.invokeAll(calls)) {
                found.add(future.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }
}
