package io.storebridge.connectors.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.OrderPayment.Kind;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.PlacedOrder.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorksheetMappingTest {

    private final WorksheetMapping mapping =
            new WorksheetMapping(StoreDocuments.settings(Map.of("ground", "GROUND", "Next day air", "NEXT DAY")));

    @Test
    void the_order_its_account_and_its_buyer() {
        PlacedOrder order = order(worksheet());
        assertThat(order.orderId()).isEqualTo("O1");
        assertThat(order.currency()).isEqualTo("CAD");
        assertThat(order.placedAt()).isEqualTo(Instant.parse("2026-11-24T09:30:00Z"));
        assertThat(order.account()).isEqualTo(new PlacedOrder.Account("acme", "ACME0001", "Acme Corp", null, "EX-1"));
        assertThat(order.buyer().name()).isEqualTo("Ann Abel");
        assertThat(order.buyer().email()).isEqualTo("ann@acme.example");
        assertThat(order.note()).isEqualTo("Ring twice");
        assertThat(order.billTo().street1()).isEqualTo("9 Bill St");
        assertThat(order.custom()).isEqualTo(Map.of("project", "P-7"));
        assertThat(order.shipComplete()).isTrue();
        assertThat(order.schedule()).isEqualTo("SUB-1");
        assertThat(order.total()).isEqualByComparingTo("120.5");
    }

    @Test
    void a_line_is_the_products_item_in_its_unit_with_what_was_chosen() {
        Line line = order(worksheet()).lines().get(0);
        assertThat(line.item()).isEqualTo("128 SDRAM");
        assertThat(line.quantity()).as("two dozens").isEqualByComparingTo("24");
        assertThat(line.unit()).isEqualTo("Each");
        assertThat(line.warehouse()).isEqualTo("MAIN");
        assertThat(line.unitPrice()).isEqualByComparingTo("10");
        assertThat(line.unitPrice().toPlainString()).isEqualTo("10");
        assertThat(line.taxCode()).isEqualTo("PC040100");
        assertThat(line.variant()).isEqualTo("Blue / L");
        assertThat(line.attributes()).isEqualTo(Map.of("Colour", "Blue", "Size", "L", "engraving", "A.A."));
        assertThat(line.wantedDate()).isEqualTo(LocalDate.of(2026, 12, 24));
        assertThat(line.note()).isEqualTo("gift");
    }

    @Test
    void an_item_that_a_buyer_wrote_into_the_line_is_not_believed() {
        JsonNode worksheet = worksheet();
        ((ObjectNode) worksheet.at("/LineItems/0/xp"))
                .putObject("GP")
                .put("Item", "GOLD-BAR")
                .put("Unit", "Case");
        Line line = order(worksheet).lines().get(0);
        assertThat(line.item()).isEqualTo("128 SDRAM");
        assertThat(line.unit()).isEqualTo("Each");
    }

    @Test
    void each_address_with_its_shipping_method_is_one_ship_to() {
        PlacedOrder order = order(worksheet());
        assertThat(order.shipTos())
                .extracting(PlacedOrder.ShipTo::shippingMethod)
                .containsExactly("GROUND", "NEXT DAY");
        assertThat(order.shipTos().get(0).address().code()).isEqualTo("PRIMARY");
        assertThat(order.shipTos().get(1).address().code())
                .as("not one that the ERP knows")
                .isEmpty();
        assertThat(order.lines()).extracting(Line::shipTo).containsExactly("1", "2", "1");
        assertThat(order.fees())
                .extracting(fee -> fee.kind() + " " + fee.amount().toPlainString() + " " + fee.shipTo())
                .containsExactly("shipping 10 1", "shipping 15 2");
    }

    @Test
    void a_shipping_cost_that_is_not_the_methods_sum_is_taken_as_it_is_paid() {
        JsonNode worksheet = worksheet();
        ((ObjectNode) worksheet.path("Order")).put("ShippingCost", new BigDecimal("5.5"));
        assertThat(order(worksheet).fees())
                .containsExactly(new PlacedOrder.Fee("shipping", null, new BigDecimal("5.5"), null, null));
    }

    @Test
    void promotions_come_off_the_line_the_order_or_the_shipping() {
        PlacedOrder order = order(worksheet());
        assertThat(order.lines().get(0).discount()).isEqualByComparingTo("3.25");
        assertThat(order.lines().get(1).discount()).isNull();
        assertThat(order.discounts())
                .extracting(one ->
                        one.level() + " " + one.code() + " " + one.amount().toPlainString())
                .containsExactly("order SPRING10 4", "shipping FREESHIP 2", "order null 0.75");
        assertThat(order.discounts()).extracting(PlacedOrder.Discount::level).contains(Level.shipping);
    }

    @Test
    void the_tax_comes_with_its_details_when_they_add_up_to_it() {
        PlacedOrder order = order(worksheet());
        assertThat(order.tax().amount()).isEqualByComparingTo("8.5");
        assertThat(order.tax().provider()).isEqualTo("avatax");
        assertThat(order.tax().details()).hasSize(2);
        assertThat(order.tax().details().get(0).rate()).isEqualByComparingTo("0.0625");

        JsonNode worksheet = worksheet();
        ((ObjectNode) worksheet.path("Order")).put("TaxCost", 9);
        assertThat(order(worksheet).tax().details()).isEmpty();
    }

    @Test
    void a_tax_that_was_not_known_at_checkout_is_no_figure_of_the_stores() {
        JsonNode worksheet = worksheet();
        ((ObjectNode) worksheet.path("Order")).put("TaxCost", 0);
        ((ObjectNode) worksheet.at("/OrderCalculateResponse/xp"))
                .putObject("Tax")
                .put("Known", false);
        assertThat(order(worksheet).tax()).isNull();
    }

    @Test
    void a_transaction_goes_before_a_token_and_a_purchase_order_is_billed() {
        PlacedOrder order = mapping.order(
                worksheet(),
                payments(
                        """
                        {"ID":"a","Type":"CreditCard","Amount":50,"Accepted":true,"xp":{"Token":"pm_card_visa"}},
                        {"ID":"b","Type":"CreditCard","Amount":20.5,"Accepted":true,"xp":{"Token":"pm_x"},"Transactions":[
                          {"ID":"pi_void","Type":"Void","Succeeded":true,"DateExecuted":"2026-11-24T03:00:00Z"},
                          {"ID":"t2","Type":"CreditCard","Succeeded":true,"DateExecuted":"2026-11-24T02:00:00Z",
                           "xp":{"TransactionID":"pi_2"}},
                          {"ID":"pi_failed","Type":"CreditCard","Succeeded":false,"DateExecuted":"2026-11-24T04:00:00Z"}]},
                        {"ID":"c","Type":"SpendingAccount","Amount":5,"Accepted":true,"SpendingAccountID":"budget-1"},
                        {"ID":"d","Type":"PurchaseOrder","Accepted":true,"xp":{"PONumber":"PO-4711"}}"""),
                buyer());
        assertThat(order.payments())
                .extracting(OrderPayment::kind)
                .containsExactly(Kind.card, Kind.card, Kind.account, Kind.account);
        assertThat(order.payments().get(0).method()).isEqualTo("pm_card_visa");
        assertThat(order.payments().get(1).method()).isNull();
        assertThat(order.payments().get(1).transactionId()).isEqualTo("pi_2");
        assertThat(order.payments().get(3).amount()).as("the rest").isEqualByComparingTo("45");
        assertThat(order.purchaseOrder()).isEqualTo("PO-4711");
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        ObjectNode worksheet = (ObjectNode) worksheet();
        ((ObjectNode) worksheet.at("/LineItems/1")).putNull("ShippingAddress");
        ((ObjectNode) worksheet.at("/Order/FromUser")).put("Email", " ");
        ((ObjectNode) worksheet.at("/ShipEstimateResponse/ShipEstimates/0/ShipMethods/0"))
                .put("ID", "DRONE")
                .put("Name", "Drone");
        ((ObjectNode) worksheet.at("/ShipEstimateResponse/ShipEstimates/0")).put("SelectedShipMethodID", "DRONE");
        Failure.Rejected rejected = catchThrowableOfType(
                Failure.Rejected.class,
                () -> mapping.order(
                        worksheet,
                        payments(
                                """
                                {"ID":"a","Type":"CreditCard","Amount":5,"Accepted":true},
                                {"ID":"b","Type":"Barter","Amount":5,"Accepted":true}"""),
                        buyer()));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields())
                .extracting(Failure.Field::pointer)
                .contains(
                        "/lines/1/shipTo",
                        "/buyer/email",
                        "/shipTos/0/shippingMethod",
                        "/payments/0",
                        "/payments/1/kind");
        assertThat(rejected.getMessage()).contains("O1", "e-mail address", "DRONE", "Barter");
    }

    @Test
    void an_order_without_lines_or_currency_is_not_complete() {
        WorksheetMapping none = new WorksheetMapping(new OrderSettings(
                null, false, "", "", "", "", "", "", "", false, Map.of(), java.util.Set.of(), Map.of(), Map.of()));
        Failure.Rejected rejected = catchThrowableOfType(
                Failure.Rejected.class,
                () -> none.order(Documents.read("{\"Order\":{\"ID\":\"O1\"}}"), List.of(), Documents.read("{}")));
        assertThat(rejected.fields())
                .extracting(Failure.Field::pointer)
                .contains("/lines", "/currency", "/account/id", "/buyer/email");
    }

    @Test
    void a_buyer_without_a_number_is_new_to_the_erp_unless_the_store_numbers_buyers_alike() {
        JsonNode unknown = Documents.read("{\"ID\":\"NEWCO0001\",\"Name\":\"New Co\"}");
        assertThat(mapping.order(worksheet(), List.of(), unknown).account().customer())
                .isNull();
        OrderSettings alike = new OrderSettings(
                "USD", true, "", "", "", "", "", "", "", false, Map.of(), java.util.Set.of(), Map.of(), Map.of());
        assertThat(new WorksheetMapping(alike)
                        .order(worksheet(), List.of(), unknown)
                        .account()
                        .customer())
                .isEqualTo("NEWCO0001");
    }

    private PlacedOrder order(JsonNode worksheet) {
        return mapping.order(worksheet, List.of(), buyer());
    }

    private static JsonNode buyer() {
        return Documents.read(
                """
                {"ID":"acme","Name":"Acme Corp","xp":{"TaxExemption":"EX-1","GP":{"CustomerNumber":"ACME0001"}}}""");
    }

    private static List<JsonNode> payments(String payments) {
        List<JsonNode> all = new java.util.ArrayList<>();
        Documents.read("[" + payments + "]").forEach(all::add);
        return all;
    }

    private static JsonNode worksheet() {
        return Documents.read(
                """
                {"Order":{"ID":"O1","FromCompanyID":"acme","Status":"Open","Currency":"CAD","Comments":"Ring twice",
                  "DateSubmitted":"2026-11-24T09:30:00+00:00","Total":120.50,"ShippingCost":25,"TaxCost":8.50,
                  "PromotionDiscount":10,"SubscriptionID":"SUB-1","LineItemCount":3,
                  "FromUser":{"ID":"ann","FirstName":"Ann","LastName":"Abel","Email":"ann@acme.example"},
                  "BillingAddress":{"Street1":"9 Bill St","City":"Fargo","Country":"US"},
                  "xp":{"Project":{"Code":"P-7"},"ShipComplete":true}},
                 "LineItems":[
                  {"ID":"L1","ProductID":"128-SDRAM","Quantity":2,"UnitPrice":1e1,"InventoryRecordID":"MAIN",
                   "DateNeeded":"2026-12-24T00:00:00Z","xp":{"Engraving":"A.A.","Note":"gift"},
                   "Specs":[{"SpecID":"s1","Name":"Colour","Value":"Blue"},{"SpecID":"s2","Name":"Size","Value":"L"}],
                   "Product":{"Name":"SDRAM","QuantityMultiplier":12,
                    "xp":{"TaxCode":"PC040100","GP":{"ItemNumber":"128 SDRAM","Unit":"Each"}}},
                   "ShippingAddress":{"Street1":"1 Main St","City":"Chicago","Country":"US",
                    "xp":{"GP":{"AddressCode":"PRIMARY"}}}},
                  {"ID":"L2","ProductID":"WIDGET","Quantity":1,"UnitPrice":5,"Product":{"Name":"Widget"},
                   "ShippingAddress":{"ID":"home","Street1":"2 Side St","City":"Fargo","Country":"US"}},
                  {"ID":"L3","ProductID":"GADGET","Quantity":1,"UnitPrice":5,"Product":{"Name":"Gadget"},
                   "ShippingAddress":{"Street1":"1 Main St","City":"Chicago","Country":"US",
                    "xp":{"GP":{"AddressCode":"PRIMARY"}}}}],
                 "OrderPromotions":[{"Code":"LINE","LineItemID":"L1","Amount":3.25},
                  {"Code":"SPRING10","Name":"Spring","Amount":4},{"Code":"FREESHIP","Amount":2}],
                 "ShipEstimateResponse":{"ShipEstimates":[
                  {"ID":"e1","SelectedShipMethodID":"GROUND","ShipMethods":[{"ID":"GROUND","Name":"Ground","Cost":10}],
                   "ShipEstimateItems":[{"LineItemID":"L1","Quantity":2},{"LineItemID":"L3","Quantity":1}]},
                  {"ID":"e2","SelectedShipMethodID":"m9","ShipMethods":[{"ID":"m1","Name":"Ground","Cost":10},
                   {"ID":"m9","Name":"Next day air","Cost":15}],"ShipEstimateItems":[{"LineItemID":"L2","Quantity":1}]}]},
                 "OrderCalculateResponse":{"TaxTotal":8.5,"xp":{"Tax":{"Known":true,"Provider":"avatax","Details":[
                  {"Line":"L1","Name":"IL STATE TAX","Jurisdiction":"ILLINOIS","Level":"state","Rate":"0.0625",
                   "Taxable":"100","Amount":"6.25"},
                  {"Fee":"shipping","Name":"CITY","Level":"city","Rate":"0.09","Taxable":"25","Amount":"2.25"}]}}}}""");
    }

    private static final class Documents {
        static JsonNode read(String text) {
            try {
                return OrderCloudConfiguration.JSON.readTree(text);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
