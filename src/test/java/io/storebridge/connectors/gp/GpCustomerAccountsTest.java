package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.CustomerDefaults;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.sandbox.control.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpCustomerAccountsTest {

    private static final String NUMBER = "HARBORLI0001";
    private static final Buyer BUYER = new Buyer("ida-3", "Ida Holm", "ida.holm@harborlights.example");
    private static final Address OFFICE = new Address(
            null,
            "Harbor Lights Ltd",
            "",
            "12 Pier Road",
            "Suite 4",
            "Portland",
            "ME",
            "04101",
            "US",
            "+1 207 555-0142");
    private static final Address DOCK = new Address(
            "DOCK 3", "Harbor Lights Dock", "Ole Berg", "3 Wharf St", "", "Portland", "ME", "04102", "US", null);
    private static final Address SHOP =
            new Address(null, "Harbor Lights Shop", "", "77 Exchange St", "", "Bath", "ME", "04530", "US", null);
    private static final CustomerDefaults CLASS_ONLY =
            new CustomerDefaults("WEB", null, null, null, null, null, null, null, null);

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void aCustomerIsMadeWithAddressesContactAndTheClassesDefaults() {
        Customer made =
                gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, OFFICE, DOCK, SHOP, DOCK), CLASS_ONLY);

        assertThat(made.number()).isEqualTo(NUMBER);
        assertThat(made.name()).isEqualTo("Harbor Lights Ltd");
        assertThat(made.newCustomer()).isTrue();
        assertThat(made.customerClass()).isEqualTo("WEB");
        assertThat(made.terms()).isEqualTo("Prepaid");
        assertThat(made.priceLevel()).isEqualTo("RETAIL");
        assertThat(made.credit().kind()).isEqualTo(Credit.Kind.none);
        assertThat(made.currency()).isEqualTo("USD");
        assertThat(made.taxExemption()).isEqualTo("ME-4471");
        assertThat(made.contact()).isEqualTo("Ida Holm");
        assertThat(made.email()).isEqualTo(BUYER.email());
        assertThat(made.phone()).isEqualTo("(207) 555-0199 ext. 0012");
        assertThat(made.addresses()).extracting(Address::code).containsExactly("DOCK 3", "PRIMARY", "SHIPTO3");
        Address primary = made.addresses().get(1);
        assertThat(primary)
                .isEqualTo(new Address(
                        "PRIMARY",
                        "Harbor Lights Ltd",
                        "Ida Holm",
                        "12 Pier Road",
                        "Suite 4",
                        "Portland",
                        "ME",
                        "04101",
                        "US",
                        "(207) 555-0142"));
        assertThat(made.addresses().get(0).contact()).isEqualTo("Ole Berg");
        assertThat(column("PRBTADCD")).isEqualTo("PRIMARY");
        assertThat(column("PRSTADCD")).isEqualTo("PRIMARY");
        assertThat(column("INTEGRATIONID")).isEqualTo("acc-1");
        assertThat(gp.accounts.findCustomer(NUMBER.toLowerCase())).isEqualTo(made);
    }

    @Test
    void theDefaultsOfTheDecisionTableComeBeforeTheClasss() {
        CustomerDefaults defaults = new CustomerDefaults(
                "SMALLBUS",
                "WHOLESALE",
                "Net 15",
                "FREIGHT",
                "EXEMPT",
                "OKAFOR C.",
                "SOUTH",
                Credit.Kind.amount,
                new BigDecimal("1200.50"));
        Customer made = gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, DOCK), defaults);
        assertThat(made.priceLevel()).isEqualTo("WHOLESALE");
        assertThat(made.terms()).isEqualTo("Net 15");
        assertThat(made.salesperson()).isEqualTo("OKAFOR C.");
        assertThat(made.credit().limit()).isEqualTo("1200.50");
        assertThat(column("SHIPMTHD")).isEqualTo("FREIGHT");
        assertThat(column("TAXSCHID")).isEqualTo("EXEMPT");
        assertThat(column("SALSTERR")).isEqualTo("SOUTH");
        assertThat(column("PRSTADCD")).isEqualTo("DOCK 3");
        assertThat(column("INTEGRATIONID")).isEqualTo("acc-1");
        assertThat(gp.ask("SELECT SHIPMTHD FROM RM00102 WHERE CUSTNMBR = ? AND ADRSCODE = 'DOCK 3'", NUMBER))
                .isEqualTo("FREIGHT");
        Customer unlimited = gp.accounts.createCustomer(
                "HARBORLI0002",
                order("acc-2", OFFICE, OFFICE),
                new CustomerDefaults("WEB", null, null, null, null, null, null, Credit.Kind.unlimited, null));
        assertThat(unlimited.credit().kind()).isEqualTo(Credit.Kind.unlimited);
    }

    @Test
    void theSecondOrderOfTheAccountFindsTheCustomerAndChangesNothing() {
        Customer made = gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, OFFICE), CLASS_ONLY);
        assertThat(gp.accounts.createCustomer(NUMBER, order("acc-1", SHOP, DOCK), CLASS_ONLY))
                .isEqualTo(made);
    }

    @Test
    void aStrangersNumberIsTaken() {
        gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, OFFICE), CLASS_ONLY);
        assertThat(rejected(() -> gp.accounts.createCustomer(NUMBER, order("acc-2", OFFICE, OFFICE), CLASS_ONLY))
                        .code())
                .isEqualTo(ErrorCodes.NUMBER_TAKEN);
        String name = gp.ask("SELECT CUSTNAME FROM RM00101 WHERE CUSTNMBR = 'AARONFIT0001'");
        assertThat(rejected(() ->
                                gp.accounts.createCustomer("AARONFIT0001", order("acc-2", OFFICE, OFFICE), CLASS_ONLY))
                        .code())
                .isEqualTo(ErrorCodes.NUMBER_TAKEN);
        assertThat(gp.ask("SELECT CUSTNAME FROM RM00101 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualTo(name);
    }

    @Test
    void ordersAtTheSameMomentMakeOneCustomer() throws Exception {
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Customer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, DOCK), CLASS_ONLY);
            }));
        }
        for (Future<Customer> answer : answers) {
            assertThat(answer.get().number()).isEqualTo(NUMBER);
        }
        threads.shutdown();
        assertThat(gp.ask("SELECT COUNT(*) FROM RM00102 WHERE CUSTNMBR = ?", NUMBER))
                .isEqualTo("2");
    }

    @Test
    void aCustomerWhoseCommitWasLostIsFound() {
        gp.faults.add(Fault.always("gp", Fault.Kind.DROP_RESPONSE)
                .matching("taUpdateCreateCustomerRcd")
                .times(1));
        assertThat(catchThrowable(() -> gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, DOCK), CLASS_ONLY)))
                .isInstanceOf(Failure.Unknown.class);
        Customer found = gp.accounts.findCustomer(NUMBER);
        assertThat(found).isNotNull();
        assertThat(gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, DOCK), CLASS_ONLY))
                .isEqualTo(found);
    }

    @Test
    void valuesThatDoNotFitAreShownInTheOrder() {
        Address long1 = new Address(
                null,
                "Dock",
                "",
                "1 Wharf St",
                "",
                "Portland",
                "ME",
                "04102-1234567",
                "US",
                "call the harbor master first");
        PlacedOrder order = order("acc-1", "H".repeat(65), OFFICE, long1);
        Failure.Rejected fault = rejected(() -> gp.accounts.createCustomer(NUMBER, order, CLASS_ONLY));
        assertThat(fault.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(fault.fields())
                .extracting(Failure.Field::pointer)
                .contains("/account/name", "/shipTos/0/address/zip", "/shipTos/0/address/phone");
        assertThat(gp.accounts.findCustomer(NUMBER)).isNull();
        Failure.Rejected nameless = rejected(() -> gp.accounts.createCustomer(
                NUMBER, order("acc-1", " ", new Address("", "", "", "", "", "", "", "", "", "")), CLASS_ONLY));
        assertThat(nameless.fields()).extracting(Failure.Field::pointer).containsExactly("/account/name");
    }

    @Test
    void aClassThatGpDoesNotHaveIsRefusedInPlainWords() {
        Failure.Rejected fault = rejected(() -> gp.accounts.createCustomer(
                NUMBER,
                order("acc-1", OFFICE, OFFICE),
                new CustomerDefaults("GOLD", null, null, null, null, null, null, null, null)));
        assertThat(fault.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(fault).hasMessageContaining("Customer class GOLD is not set up");
        assertThat(gp.accounts.findCustomer(NUMBER)).isNull();
    }

    @Test
    void customersAreFoundByTheAddressesOfTheirContacts() {
        gp.accounts.createCustomer(NUMBER, order("acc-1", OFFICE, OFFICE), CLASS_ONLY);
        assertThat(gp.accounts.findCustomersByEmail("IDA.Holm@harborlights.example"))
                .containsExactly(NUMBER);
        assertThat(gp.accounts.findCustomersByEmail("da.holm@harborlights.example"))
                .isEmpty();
        gp.change("UPDATE SY01200 SET INET1 = '', EmailToAddress = 'a@b.example; Ida.Holm@harborlights.example'"
                + " WHERE Master_ID = 'AARONFIT0001'");
        assertThat(gp.accounts.findCustomersByEmail("ida.holm@harborlights.example"))
                .containsExactly("AARONFIT0001", NUMBER);
        gp.change("UPDATE RM00101 SET INACTIVE = 1 WHERE CUSTNMBR = 'AARONFIT0001'");
        assertThat(gp.accounts.findCustomersByEmail("ida.holm@harborlights.example"))
                .containsExactly(NUMBER);
    }

    @Test
    void aNumberIsProposedThatNobodyHasOrWasPromised() {
        assertThat(gp.accounts.proposeNumber("Harbor Lights Ltd", List.of())).isEqualTo(NUMBER);
        assertThat(gp.accounts.proposeNumber("Harbor Lights Ltd", List.of("harborli0001", "HARBORLI0002")))
                .isEqualTo("HARBORLI0003");
        assertThat(gp.accounts.proposeNumber("Aaron Fittings", List.of())).isEqualTo("AARONFIT0002");
    }

    @Test
    void phonesAreKeptAsGpKeepsThem() {
        assertThat(CustomerWriter.digits("(312) 555-0101")).isEqualTo("31255501010000");
        assertThat(CustomerWriter.digits("1-312-555-0101 x7")).isEqualTo("31255501010007");
        assertThat(CustomerWriter.digits("+44 20 7946 0018")).isEqualTo("+44 20 7946 0018");
        assertThat(CustomerWriter.digits(null)).isNull();
    }

    private static PlacedOrder order(String account, Address billTo, Address... shipTos) {
        return order(account, "Harbor Lights Ltd", billTo, shipTos);
    }

    private static PlacedOrder order(String account, String name, Address billTo, Address... shipTos) {
        List<PlacedOrder.ShipTo> to = new ArrayList<>();
        for (Address address : shipTos) {
            to.add(new PlacedOrder.ShipTo("to-" + to.size(), address, null, null));
        }
        return new PlacedOrder(
                "web-1",
                "USD",
                Instant.now(),
                new PlacedOrder.Account(account, null, name, "207-555-0199 ext. 12", "ME-4471"),
                BUYER,
                null,
                null,
                null,
                billTo,
                to,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                false,
                null,
                null);
    }

    private String column(String name) {
        return gp.ask("SELECT " + name + " FROM RM00101 WHERE CUSTNMBR = ?", NUMBER);
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(Failure.Rejected.class);
        return (Failure.Rejected) thrown;
    }
}
