package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.CrmAdmin;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.StripeAdmin;
import io.storebridge.testing.TaxAdmin;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a run of order-to-erp has left behind in each outside system, seen there and not in our own records.
 *
 * @param mailsWith how many mails with this text were sent
 */
record OrderEffects(
        JdbcClient gp,
        StoreAdmin store,
        CrmAdmin crm,
        StripeAdmin stripe,
        TaxAdmin tax,
        ToLongFunction<String> mailsWith) {

    void assertOnceOfTheKnownCustomer(String id, JsonNode done) {
        String number = assertOnce(id, done, WebOrders.KNOWN_CUSTOMER);
        assertThat(one("select count(*) from SOP10103 where SOPTYPE = 2 and SOPNUMBE = ?", number))
                .as("deposits of what is on account")
                .isZero();
        assertThat(stripe.ofOrder(id)).as("payments").isEmpty();
    }

    void assertOnceOfANewCustomer(String id, JsonNode done) {
        String customer = done.at("/result/customerNumber").asText();
        String number = assertOnce(id, done, customer);
        assertCustomerMadeOnce(id, customer);

        List<JsonNode> payments = stripe.ofOrder(id);
        assertThat(payments).as("payments").hasSize(1);
        JsonNode payment = payments.get(0);
        assertThat(payment.path("status").asText()).isEqualTo("requires_capture");
        assertThat(payment.path("amount_capturable").asInt()).isEqualTo(24550);
        assertThat(one("select count(*) from SOP10103 where SOPTYPE = 2 and SOPNUMBE = ?", number))
                .as("deposits")
                .isEqualByComparingTo("1");
        assertThat(one("select sum(AMNTPAID) from SOP10103 where SOPTYPE = 2 and SOPNUMBE = ?", number))
                .isEqualByComparingTo(WebOrders.TOTAL);
    }

    private void assertCustomerMadeOnce(String id, String customer) {
        assertThat(one("select count(*) from RM00101 where CUSTNAME = ?", WebOrders.name(id)))
                .as("customers")
                .isEqualByComparingTo("1");
        assertThat(one(
                        "select count(*) from RM00101 where CUSTNMBR = '%s' and INTEGRATIONID = ?".formatted(customer),
                        WebOrders.account(id)))
                .as("customers of the store's account")
                .isEqualByComparingTo("1");
        assertThat(one("select count(*) from SY01200 where INET1 = ?", WebOrders.email(id)))
                .as("e-mail addresses in GP")
                .isEqualByComparingTo("1");
        assertThat(store.buyer(WebOrders.account(id))
                        .at("/xp/GP/CustomerNumber")
                        .asText())
                .isEqualTo(customer);
        assertThat(crm.count("Account", "GP_Customer_Number__c = '" + customer + "'"))
                .as("accounts in the CRM")
                .isOne();
        assertThat(crm.count("Contact", "Email = '" + WebOrders.email(id) + "'"))
                .as("contacts in the CRM")
                .isOne();
    }

    /** What all orders have in common; returns GP's number. */
    private String assertOnce(String id, JsonNode done, String customer) {
        assertThat(done.path("status").asText()).isEqualTo("completed");
        assertThat(done.at("/result/customerNumber").asText()).isEqualTo(customer);
        assertThat(done.at("/result/orderNumbers")).hasSize(1);
        String number = done.at("/result/orderNumbers/0").asText();

        assertThat(one("select count(*) from SOP10100 where SOPTYPE = 2 and INTEGRATIONID = ?", id))
                .as("orders in GP")
                .isEqualByComparingTo("1");
        assertThat(one(
                        "select ORDOCAMT from SOP10100 where SOPTYPE = 2 and CUSTNMBR = '%s' and SOPNUMBE = ?"
                                .formatted(customer),
                        number))
                .isEqualByComparingTo(WebOrders.TOTAL);
        assertThat(one("select count(*) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?", number))
                .as("lines in GP")
                .isEqualByComparingTo("2");
        assertThat(one("select sum(ATYALLOC) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?", number))
                .as("goods allocated in GP; work is not")
                .isEqualByComparingTo("1");

        List<JsonNode> sales = tax.sales(id);
        assertThat(sales).as("sales at AvaTax").hasSize(1);
        assertThat(sales.get(0).path("status").asText()).isEqualTo("Saved");
        assertThat(sales.get(0).path("version").asInt())
                .as("how often the sale was written")
                .isOne();
        assertThat(sales.get(0).path("totalTax").decimalValue()).isEqualByComparingTo(new BigDecimal(WebOrders.TAX));

        JsonNode told = store.order(id).at("/xp/GP");
        assertThat(told.path("SopNumber").asText()).isEqualTo(number);
        assertThat(told.path("Orders").size()).as("orders that the store names").isOne();
        assertThat(crm.count("Task", "Subject = 'Order " + id + " was placed'"))
                .as("activities in the CRM")
                .isOne();
        assertThat(mailsWith.applyAsLong(number)).as("mails").isOne();
        return number;
    }

    private BigDecimal one(String query, String value) {
        return gp.sql(query).param(value).query(BigDecimal.class).single();
    }
}
