package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.orderSettings;
import static io.storebridge.connectors.gp.GpFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpSalesOrdersTest {

    private static final String AARON = "AARONFIT0001";
    private static final String INTENT = "pi_3Nq1a2b3c4d5e6f7g8h9i0j1";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void everythingThatAnOrderCarriesIsInGpsTables() {
        SalesOrders port = gp.salesOrders.apply(orderSettings(
                "custom-fields.costCenter", "USRTAB09",
                "custom-fields.eventDate", "USRDAT01",
                "custom-fields.project", "COMMENT_2",
                "line-fields.engraving", "COMMENT_1",
                "charge-items.handling", "HANDLING",
                "tax-details[0].level", "state",
                "tax-details[0].detail", "WEB STATE",
                "tax-details[1].level", "city",
                "tax-details[1].jurisdiction", "chicago",
                "tax-details[1].detail", "WEB CITY"));
        PlacedOrder order = wholeOrder();
        List<String> numbers = port.reserveOrderNumbers(order);
        assertThat(numbers).hasSize(1);
        String number = numbers.get(0);
        List<SalesOrder> made = port.placeOrder(numbers, order, AARON, wholeTax(), List.of(charge(INTENT)), true);

        assertThat(
                        header(
                                number,
                                "CONCAT_WS('|', TRIM(CUSTNMBR), TRIM(CSTPONBR), TRIM(REFRENCE), TRIM(INTEGRATIONID), ORDRDATE::date)"))
                .isEqualTo("AARONFIT0001|PO-4711|WEB-5001|WEB-5001|2026-11-20");
        assertThat(
                        header(
                                number,
                                "CONCAT_WS('|', TRIM(ShipToName), TRIM(ADDRESS1), TRIM(ADDRESS2), TRIM(CITY), TRIM(STATE), TRIM(ZIPCODE), TRIM(PHNUMBR1), TRIM(CNTCPRSN))"))
                .isEqualTo("Aaron Fitz|11403 45 St. South|Dock 2|Chicago|IL|60603|31255501020000|Ann Abel");
        // 2 x 81.60 - 3.20 + 3 x 199 + handling 4.50; freight 25 - 5; duty 12; 10 off; taxes 47.33 + 1.25 + 0.10
        assertThat(header(
                        number,
                        amounts(
                                "SUBTOTAL",
                                "FRTAMNT",
                                "MISCAMNT",
                                "TRDISAMT",
                                "TAXAMNT",
                                "FRTTXAMT",
                                "MSCTXAMT",
                                "DOCAMNT",
                                "PYMTRCVD",
                                "DEPRECVD")))
                .isEqualTo("761.5|20|12|10|47.33|1.25|0.1|832.18|500|500");

        assertThat(line(number, 16384, "TRIM(UOFM)")).isEqualTo("CASE");
        assertThat(line(number, 16384, amounts("QUANTITY", "UNITPRCE", "MRKDNAMT", "XTNDPRCE", "TAXAMNT")))
                .isEqualTo("2|81.6|1.6|160|10");
        assertThat(
                        line(
                                number,
                                16384,
                                "CONCAT_WS('|', TRIM(ITEMNMBR), TRIM(INTEGRATIONID), ReqShipDate::date, TRIM(CITY), TRIM(CNTCPRSN), TRIM(PHONE1))"))
                .isEqualTo("PAPR-CPY-WHT|1|" + today().plusDays(5) + "|Chicago|Ben|31255501020000");
        assertThat(line(number, 49152, "CONCAT_WS('|', TRIM(ITEMNMBR), NONINVEN, trim_scale(XTNDPRCE))"))
                .isEqualTo("HANDLING|1|4.5");
        assertThat(comment(number, 32768, "CMMTTEXT"))
                .isEqualTo("Please wrap\nVariant: Blue / L\ncolour: blue\nTax code: P0000000");
        assertThat(comment(number, 32768, "TRIM(COMMENT_1)")).isEqualTo("For Dad");

        assertThat(taxes(number))
                .isEqualTo("0 WEB CITY 7.33 0 0, 0 WEB STATE 40 1.25 0.1, 16384 WEB STATE 10 0 0,"
                        + " 32768 WEB CITY 7.33 0 0, 32768 WEB STATE 30 0 0");
        assertThat(gp.ask(
                        "SELECT STRING_AGG(CONCAT_WS(' ', PYMTTYPE, trim_scale(AMNTPAID), TRIM(RCTNCCRD) || TRIM(AUTHCODE),"
                                + " NULLIF(TRIM(CHEKNMBR), '')), ', ' ORDER BY SEQNUMBR) FROM SOP10103 WHERE SOPTYPE = 2 AND SOPNUMBE = ?",
                        number))
                .isEqualTo("3 400 " + INTENT + ", 2 100  CHK-77");

        assertThat(
                        userDefined(
                                number,
                                "CONCAT_WS('|', TRIM(USERDEF1), TRIM(USRDEF03), TRIM(USRTAB01), TRIM(USRTAB03), TRIM(USRTAB09), USRDAT01::date, TRIM(COMMENT_2), CMMTTEXT)"))
                .isEqualTo("ann-17|ann.abel@example.com|avatax TX-1|SUB-9|CC 12|2026-12-24|Apollo|Leave at the dock");
        assertThat(note(number).lines())
                .containsExactly(
                        "Ship complete: nothing is to be sent before everything is there.",
                        "Payment by card: 400.00 USD, " + INTENT,
                        "Payment by deposit: 100.00 USD, CHK-77",
                        "Fee shipping: 25.00 USD, tax code FR",
                        "Fee duty: 12.00 USD",
                        "Fee handling: 4.50 USD",
                        "Discount on shipping: 5.00 USD",
                        "Discount on order: 10.00 USD, SPRING10, Spring sale",
                        "Tax: 48.68 USD, avatax, transaction TX-1",
                        "Recurring order: SUB-9",
                        "Bill to: Aaron HQ, 9 Elm, Chicago, IL, 60601, US",
                        "channel: mobile");

        SalesOrder answer = made.get(0);
        assertThat(answer.number()).isEqualTo(number);
        assertThat(answer.orderId()).isEqualTo("WEB-5001");
        assertThat(answer.total()).isEqualTo("832.18");
        assertThat(answer.deposit()).isEqualTo("500.00");
        assertThat(answer.lines()).extracting(SalesOrder.Line::lineId).containsExactly("1", "2", "");
    }

    private static PlacedOrder wholeOrder() {
        OrderDraft draft = new OrderDraft("WEB-5001");
        draft.note = "Leave at the dock";
        draft.wantedDate = today().plusDays(5);
        draft.schedule = "SUB-9";
        draft.shipComplete = true;
        draft.billTo = new Address(null, "Aaron HQ", null, "9 Elm", null, "Chicago", "IL", "60601", "US", null);
        draft.custom.putAll(
                Map.of("costCenter", "CC 12", "eventDate", "2026-12-24", "project", "Apollo", "channel", "mobile"));
        draft.line("PAPR-CPY-WHT", "2", "case", "81.60", "3.20", null, null);
        draft.lines.add(new PlacedOrder.Line(
                "2",
                "CHAI-TSK-BLK",
                null,
                new BigDecimal("3"),
                null,
                null,
                new BigDecimal("199"),
                null,
                "P0000000",
                null,
                null,
                "Blue / L",
                Map.of("colour", "blue", "engraving", "For Dad"),
                "Please wrap"));
        draft.fees.add(new PlacedOrder.Fee("shipping", null, new BigDecimal("25.00"), "FR", null));
        draft.fee("duty", "12").fee("handling", "4.50").discount(Level.shipping, "5.00");
        draft.discounts.add(new PlacedOrder.Discount(Level.order, "SPRING10", "Spring sale", new BigDecimal("10.00")));
        draft.payment(OrderPayment.Kind.card, "400.00", null)
                .payment(OrderPayment.Kind.deposit, "100.00", "CHK-77")
                .payment(OrderPayment.Kind.account, "332.18", null);
        return draft.build();
    }

    private static TaxResult wholeTax() {
        return new TaxResult(
                new BigDecimal("48.68"),
                "avatax",
                "TX-1",
                false,
                List.of(
                        detail("1", null, "state", "10.00"),
                        detail("2", null, "state", "30.00"),
                        detail("2", null, "city", "7.33"),
                        detail(null, "shipping", "state", "1.25"),
                        detail(null, "duty", "state", "0.10")));
    }

    private static TaxResult.Detail detail(String line, String fee, String level, String amount) {
        return new TaxResult.Detail(
                line,
                fee,
                "IL " + level,
                level.equals("city") ? "CHICAGO" : "ILLINOIS",
                level,
                null,
                new BigDecimal("100"),
                new BigDecimal(amount));
    }

    private static Charge charge(String id) {
        return new Charge(
                id,
                "WEB-5001",
                AARON,
                Charge.Status.authorized,
                new BigDecimal("400.00"),
                "USD",
                "Visa",
                BigDecimal.ZERO,
                Instant.EPOCH);
    }

    @Test
    void aTaxWithoutDetailsIsOneRowOfTheDefaultDetail() {
        OrderDraft draft = new OrderDraft("WEB-1").line("CHAI-TSK-BLK", "1", "100");
        TaxResult tax = new TaxResult(new BigDecimal("8.25"), "store", null, false, List.of());
        String number = place(gp.orders, draft.build(), tax).get(0).number();
        assertThat(taxes(number)).isEqualTo("0 AVATAX 8.25 0 0");
        assertThat(header(number, amounts("TAXAMNT", "DOCAMNT"))).isEqualTo("8.25|108.25");
    }

    @Test
    void anOrderSplitByShipToAndDateIsSeveralOrdersUnderOneMasterNumberInOneTransaction() {
        SalesOrders port = gp.salesOrders.apply(orderSettings("split-orders", "by-ship-to"));
        OrderDraft draft = new OrderDraft("WEB-2")
                .shipTo("a", OrderDraft.CHICAGO, today().plusDays(3))
                .shipTo("b", OrderDraft.RENO, null)
                .line("PAPR-CPY-WHT", "3", null, "10.00", null, "a", null)
                .line("CHAI-TSK-BLK", "1", null, "100.00", null, "b", null)
                .line("PAPR-CPY-WHT", "1", null, "10.00", null, "b", today().plusDays(9))
                .line("CHAI-TSK-BLK", "2", null, "100.00", null, "a", null)
                .fee("shipping", "10.00")
                .discount(Level.order, "1.00")
                .payment(OrderPayment.Kind.card, "300.00", "pi_x")
                .payment(OrderPayment.Kind.deposit, "20.00", "CHK-1");
        draft.fees.add(new PlacedOrder.Fee("insurance", null, new BigDecimal("3.33"), null, "b"));
        TaxResult tax = new TaxResult(new BigDecimal("7.01"), "store", null, false, List.of());
        List<SalesOrder> parts = place(port, draft.build(), tax);

        assertThat(parts).hasSize(3);
        assertThat(parts)
                .extracting(SalesOrder::master)
                .containsOnly(parts.get(0).master())
                .doesNotContain(0);
        assertThat(parts).extracting(part -> part.lines().size()).containsExactly(2, 1, 1);
        assertThat(parts)
                .extracting(SalesOrder::wantedDate)
                .containsExactly(today().plusDays(3), null, today().plusDays(9));
        assertThat(parts).extracting(part -> part.shipTo().city()).containsExactly("Chicago", "Reno", "Reno");
        assertThat(sum(parts, SalesOrder::total)).isEqualByComparingTo("359.34");
        assertThat(sum(parts, SalesOrder::freight)).isEqualByComparingTo("10");
        assertThat(sum(parts, SalesOrder::miscellaneous)).isEqualByComparingTo("3.33");
        assertThat(sum(parts, SalesOrder::discount)).isEqualByComparingTo("1");
        assertThat(sum(parts, SalesOrder::tax)).isEqualByComparingTo("7.01");
        assertThat(sum(parts, SalesOrder::deposit)).isEqualByComparingTo("320");
        assertThat(parts.get(0).miscellaneous()).isZero();
        assertThat(note(parts.get(1).number()))
                .contains("Part 2 of 3 of order WEB-2: "
                        + String.join(
                                ", ", parts.stream().map(SalesOrder::number).toList()));
        assertThat(port.findPlacedOrder(parts.stream().map(SalesOrder::number).toList(), draft.build()))
                .isEqualTo(parts);
    }

    @Test
    void anOrderThatIsNotSplitNamesTheShipToOnEachLine() {
        OrderDraft draft = new OrderDraft("WEB-3")
                .shipTo("a", OrderDraft.CHICAGO, today().plusDays(3))
                .shipTo("b", OrderDraft.RENO, null)
                .line("PAPR-CPY-WHT", "3", null, "10.00", null, "a", null)
                .line("CHAI-TSK-BLK", "1", null, "100.00", null, "b", today().plusDays(9));
        String number = place(gp.orders, draft.build(), null).get(0).number();
        assertThat(line(number, 16384, "CONCAT_WS('|', TRIM(CITY), ReqShipDate::date)"))
                .isEqualTo("Chicago|" + today().plusDays(3));
        assertThat(line(number, 32768, "CONCAT_WS('|', TRIM(CITY), TRIM(ShipToName), ReqShipDate::date)"))
                .isEqualTo("Reno|Branch|" + today().plusDays(9));
    }

    @Test
    void aDiscountThatItsQuantityDoesNotDivideIsStillExact() {
        OrderDraft draft = new OrderDraft("WEB-4")
                .line("PAPR-CPY-WHT", "3", null, "10.00", "1.00", null, null)
                .line("PAPR-CPY-WHT", "7000", null, "1.00", "0.01", null, null);
        SalesOrder order = place(gp.orders, draft.build(), AARON, true).get(0);
        assertThat(line(order.number(), 16384, amounts("MRKDNAMT", "XTNDPRCE"))).isEqualTo("0.333|29");
        assertThat(order.total()).isEqualTo("7028.99");
    }

    @Test
    void placingTheSameOrderAgainIsTheSameOrderAndAnotherOneUnderItsNumberIsRefused() {
        PlacedOrder order =
                new OrderDraft("WEB-5").line("CHAI-TSK-BLK", "1", "100").build();
        List<String> numbers = gp.orders.reserveOrderNumbers(order);
        assertThat(gp.orders.findPlacedOrder(numbers, order)).isNull();
        List<SalesOrder> first = gp.orders.placeOrder(numbers, order, AARON, null, null, false);
        assertThat(gp.orders.placeOrder(numbers, order, AARON, null, null, false))
                .isEqualTo(first);
        assertThat(gp.orders.findPlacedOrder(numbers, order)).isEqualTo(first);

        PlacedOrder other =
                new OrderDraft("WEB-6").line("CHAI-TSK-BLK", "1", "100").build();
        assertThat(gp.orders.findPlacedOrder(numbers, other)).isNull();
        assertThat(rejected(() -> gp.orders.placeOrder(numbers, other, AARON, null, null, false))
                        .code())
                .isEqualTo(ErrorCodes.NUMBER_TAKEN);
    }

    @Test
    void anOrderThatIsPostedToHistoryIsStillFound() {
        PlacedOrder order =
                new OrderDraft("WEB-7").line("CHAI-TSK-BLK", "1", "100").build();
        String number = place(gp.orders, order, null).get(0).number();
        gp.office.ship(number, "1Z999", null);
        gp.office.postBatch("STOREBRIDGE");
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP30200 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", number))
                .isEqualTo("1");
        assertThat(gp.orders.findPlacedOrder(List.of(number), order)).hasSize(1);
        assertThat(gp.orders.placeOrder(List.of(number), order, AARON, null, null, false))
                .hasSize(1);
    }

    @Test
    void whatIsWrongIsToldWithTheFieldsOfTheOrder() {
        OrderDraft draft = new OrderDraft("WEB-8")
                .line("NO-SUCH-ITEM", "1", "5")
                .line("PAPR-CPY-WHT", "1", "BARREL", "5", null, null, null);
        assertThat(refusedFields(draft)).containsExactly("/lines/0/item", "/lines/1/unit");

        draft = new OrderDraft("WEB-8").line("CHAI-TSK-BLK", "1", null, "5", "6", null, null);
        assertThat(refusedFields(draft)).containsExactly("/lines/0/discount");
        draft = new OrderDraft("WEB-8")
                .line("CHAI-TSK-BLK", "1", null, "5", null, "nowhere", null)
                .fee("shipping", "1.005");
        assertThat(refusedFields(draft)).containsExactly("/lines/0/shipTo");
        draft = new OrderDraft("WEB-8")
                .line("CHAI-TSK-BLK", "1", "5")
                .fee("shipping", "1.005")
                .discount(Level.order, "5.01");
        assertThat(refusedFields(draft)).containsExactly("/fees/0/amount", "/discounts/0/amount");
        draft = new OrderDraft("WEB-8").line("CHAI-TSK-BLK", "1", "5").payment(OrderPayment.Kind.card, "6", "pi_1");
        assertThat(refusedFields(draft)).containsExactly("/payments");
        draft = new OrderDraft("WEB-8").line("CHAI-TSK-BLK", "1", "5").payment(OrderPayment.Kind.card, "5", null);
        assertThat(refusedFields(draft)).containsExactly("/payments/0");
        draft = new OrderDraft("WEB-8").line("CHAI-TSK-BLK", "1", "5");
        draft.currency = "JPY";
        assertThat(refusedFields(draft)).containsExactly("/currency");
        draft.currency = "USD";
        draft.billTo = new Address("ELSEWHERE", null, null, null, null, null, null, null, null, null);
        draft.shipTo("1", draft.billTo, null);
        assertThat(refusedFields(draft)).containsExactly("/billTo/code", "/shipTos/0/address/code");

        OrderDraft taxed = new OrderDraft("WEB-8").line("CHAI-TSK-BLK", "1", "5");
        TaxResult wrong =
                new TaxResult(new BigDecimal("9"), "x", null, false, List.of(detail("1", null, "state", "1")));
        Failure.Rejected mismatch = rejected(() -> place(gp.orders, taxed.build(), wrong));
        assertThat(mismatch.code()).isEqualTo(ErrorCodes.TOTALS_MISMATCH);
        assertThat(mismatch.fields()).extracting(Failure.Field::pointer).containsExactly("/tax/amount");
    }

    @Test
    void textsThatLookLikeCommandsOrAreInOtherScriptsAreTexts() {
        OrderDraft draft = new OrderDraft("WEB-17").line("CHAI-TSK-BLK", "1", "5");
        String text = "'; DROP TABLE SOP10100; -- <eConnect>&amp; \u6f22\u5b57 \ud83d\ude00";
        draft.note = text;
        draft.custom.put("a/b", text);
        String number = place(gp.orders, draft.build(), null).get(0).number();
        assertThat(userDefined(number, "CMMTTEXT")).isEqualTo(text);
        assertThat(note(number)).isEqualTo("a/b: " + text);

        draft.note = "a\u0000b";
        assertThat(refusedFields(draft)).containsExactly("/note");
    }

    @Test
    void anOrderIsInItsOwnCurrency() {
        OrderDraft draft = new OrderDraft("WEB-18")
                .line("CHAI-TSK-BLK", "1", "180.00")
                .payment(OrderPayment.Kind.deposit, "80.00", "CHK-1");
        draft.currency = "EUR";
        SalesOrder order = place(gp.orders, draft.build(), null).get(0);
        assertThat(order.currency()).isEqualTo("EUR");
        assertThat(header(order.number(), "TRIM(CURNCYID)")).isEqualTo("Z-EURO");
        assertThat(gp.ask("SELECT TRIM(CURNCYID) FROM SOP10103 WHERE SOPNUMBE = ?", order.number()))
                .isEqualTo("Z-EURO");
    }

    @Test
    void anAddressOfTheCustomerIsTakenByItsCode() {
        String code = gp.erp.readCustomer(AARON).addresses().get(0).code();
        OrderDraft draft = new OrderDraft("WEB-19").line("CHAI-TSK-BLK", "1", "5");
        draft.billTo = new Address(code, null, null, null, null, null, null, null, null, null);
        draft.shipTo("1", draft.billTo, null);
        SalesOrder order = place(gp.orders, draft.build(), null).get(0);
        assertThat(order.shipTo().street1())
                .isEqualTo(gp.erp.readCustomer(AARON).addresses().get(0).street1());
        assertThat(header(order.number(), "CONCAT_WS('|', TRIM(PRSTADCD), TRIM(PRBTADCD))"))
                .isEqualTo(code + "|" + code);
    }

    @Test
    void valuesThatAreTooLongAreRefusedAndOnlyDescriptionsAreCut() {
        OrderDraft draft = new OrderDraft("WEB-9").line("CHAI-TSK-BLK", "1", "5");
        draft.purchaseOrder = "P".repeat(21);
        draft.schedule = "S".repeat(21);
        draft.note = "n".repeat(501);
        Address here = new Address(null, null, null, "s".repeat(61), null, "C", "IL", "60603", "US", null);
        draft.shipTo("1", here, null);
        Failure.Rejected refused = refused(draft);
        assertThat(refused.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(refused.fields())
                .extracting(Failure.Field::pointer)
                .containsExactlyInAnyOrder(
                        "/shipTos/0/address/street1",
                        "/shipTos/0/address/street1",
                        "/schedule",
                        "/purchaseOrder",
                        "/note");
        assertThat(refused.getMessage()).contains("Purchase order number may have 20 characters, it has 21.");

        OrderDraft long1 = new OrderDraft("WEB-10");
        long1.lines.add(new PlacedOrder.Line(
                "1",
                "CHAI-TSK-BLK",
                "d".repeat(120),
                BigDecimal.ONE,
                null,
                null,
                BigDecimal.TEN,
                null,
                null,
                null,
                null,
                null,
                Map.of("poem", "p".repeat(500), "colour", "red"),
                "n".repeat(100)));
        String number = place(gp.orders, long1.build(), null).get(0).number();
        assertThat(line(number, 16384, "TRIM(ITEMDESC)")).isEqualTo("d".repeat(100));
        assertThat(comment(number, 16384, "CMMTTEXT")).isEqualTo("n".repeat(100) + "\ncolour: red");
        assertThat(note(number)).isEqualTo("Line 1 (CHAI-TSK-BLK): poem: " + "p".repeat(500));
    }

    @Test
    void creditIsCheckedForWhatIsOnAccountOnly() {
        OrderDraft onAccount = new OrderDraft("WEB-11").line("CHAI-TSK-BLK", "1", "100");
        onAccount.account = new PlacedOrder.Account(null, "CRESTLIN0001", null, null, null);
        assertThat(rejected(() -> place(gp.orders, onAccount.build(), "CRESTLIN0001", false))
                        .code())
                .isEqualTo(ErrorCodes.CREDIT_LIMIT_EXCEEDED);
        PlacedOrder paid = new OrderDraft("WEB-12")
                .line("CHAI-TSK-BLK", "1", "100")
                .payment(OrderPayment.Kind.card, "100", "pi_1")
                .build();
        assertThat(place(gp.orders, paid, "CRESTLIN0001", false)).hasSize(1);
        assertThat(place(gp.orders, onAccount.build(), "CRESTLIN0001", true)).hasSize(1);
        assertThat(rejected(() -> place(gp.orders, paid, "BAKERSEM0001", true)).code())
                .isEqualTo(ErrorCodes.CUSTOMER_ON_HOLD);
        assertThat(rejected(() -> place(gp.orders, paid, "DELMARPR0001", true)).code())
                .isEqualTo(ErrorCodes.CUSTOMER_INACTIVE);
        assertThat(rejected(() -> place(gp.orders, paid, "NOBODY", true)).code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
    }

    @Test
    void aHoldIsPutOnAndLiftedAndOtherHoldsStay() {
        String number = place(
                        gp.orders,
                        new OrderDraft("WEB-13")
                                .line("CHAI-TSK-BLK", "1", "100")
                                .build(),
                        null)
                .get(0)
                .number();
        gp.orders.liftHold(List.of(number));
        gp.orders.holdOrder(List.of(number));
        gp.orders.holdOrder(List.of(number));
        gp.change("INSERT INTO SOP10104 (SOPTYPE, SOPNUMBE, PRCHLDID) VALUES (2, '" + number + "', 'CREDIT')");
        assertThat(holds(number)).isEqualTo("CREDIT 0, STOREBRIDGE 0");
        gp.orders.liftHold(List.of(number));
        gp.orders.liftHold(List.of(number));
        assertThat(holds(number)).isEqualTo("CREDIT 0, STOREBRIDGE 1");
        gp.orders.holdOrder(List.of(number));
        assertThat(holds(number)).isEqualTo("CREDIT 0, STOREBRIDGE 0");

        assertThat(rejected(() -> gp.orders.holdOrder(List.of("NO-ORDER"))).code())
                .isEqualTo(ErrorCodes.ORDER_UNKNOWN);
        assertThat(rejected(() -> gp.orders.liftHold(List.of("NO-ORDER"))).code())
                .isEqualTo(ErrorCodes.ORDER_UNKNOWN);
        gp.orders.voidOrder(List.of(number));
        assertThat(rejected(() -> gp.orders.holdOrder(List.of(number))).code()).isEqualTo(ErrorCodes.ORDER_NOT_OPEN);
        SalesOrders other = gp.salesOrders.apply(orderSettings("hold", "UNHEARD"));
        String next = place(
                        gp.orders,
                        new OrderDraft("WEB-14")
                                .line("CHAI-TSK-BLK", "1", "100")
                                .build(),
                        null)
                .get(0)
                .number();
        assertThat(rejected(() -> other.holdOrder(List.of(next))).getMessage()).contains("storebridge.gp.hold");
    }

    @Test
    void voidingGivesStockBackAndIsRefusedForAllPartsWhenOneIsShipped() {
        SalesOrders port = gp.salesOrders.apply(orderSettings("split-orders", "by-ship-to"));
        PlacedOrder order = new OrderDraft("WEB-15")
                .shipTo("a", OrderDraft.CHICAGO, null)
                .shipTo("b", OrderDraft.RENO, null)
                .line("CHAI-TSK-BLK", "1", null, "100", null, "a", null)
                .line("CHAI-TSK-BLK", "1", null, "100", null, "b", null)
                .build();
        String before = allocated();
        List<SalesOrder> first = place(port, order, null);
        List<String> numbers = first.stream().map(SalesOrder::number).toList();
        port.voidOrder(numbers);
        port.voidOrder(List.of(numbers.get(0), numbers.get(1), "NEVER-MADE"));
        assertThat(allocated()).isEqualTo(before);
        assertThat(port.findPlacedOrder(numbers, order))
                .extracting(SalesOrder::status)
                .containsOnly(SalesOrder.Status.voided);

        PlacedOrder second = new OrderDraft("WEB-16")
                .shipTo("a", OrderDraft.CHICAGO, null)
                .shipTo("b", OrderDraft.RENO, null)
                .line("CHAI-TSK-BLK", "1", null, "100", null, "a", null)
                .line("CHAI-TSK-BLK", "1", null, "100", null, "b", null)
                .build();
        List<String> shipped =
                place(port, second, null).stream().map(SalesOrder::number).toList();
        gp.office.ship(shipped.get(1), "1Z9", null);
        assertThat(rejected(() -> port.voidOrder(shipped)).code()).isEqualTo(ErrorCodes.ORDER_NOT_OPEN);
        assertThat(header(shipped.get(0), "VOIDSTTS")).isEqualTo("0");
        gp.office.postBatch("STOREBRIDGE");
        assertThat(rejected(() -> port.voidOrder(shipped.subList(1, 2))).code()).isEqualTo(ErrorCodes.ORDER_NOT_OPEN);
    }

    @Test
    void aReturnIsMadeOnceAndCreditsWhatItSays() {
        OrderDraft draft = new OrderDraft("RET-1")
                .line("CHAI-TSK-BLK", "2", null, "199.00", "1.00", null, null)
                .fee("shipping", "5.00");
        draft.tax = new TaxResult(new BigDecimal("3.10"), "store", null, false, List.of());
        String number = gp.orders.reserveReturnNumber();
        assertThat(gp.orders.findReturn(number, draft.build())).isNull();
        SalesOrders.SalesReturn made = gp.orders.createReturn(number, draft.build(), AARON);
        assertThat(made)
                .isEqualTo(new SalesOrders.SalesReturn(number, "RET-1", AARON, "USD", new BigDecimal("405.10")));
        assertThat(gp.orders.createReturn(number, draft.build(), AARON)).isEqualTo(made);
        assertThat(gp.orders.findReturn(number, draft.build())).isEqualTo(made);
        assertThat(gp.ask(
                        "SELECT CONCAT_WS('|', trim_scale(QTYRTRND), trim_scale(XTNDPRCE)) FROM SOP10200 WHERE SOPTYPE = 4 AND SOPNUMBE = ?",
                        number))
                .isEqualTo("2|397");
        PlacedOrder other =
                new OrderDraft("RET-2").line("CHAI-TSK-BLK", "1", "1").build();
        assertThat(rejected(() -> gp.orders.createReturn(number, other, AARON)).code())
                .isEqualTo(ErrorCodes.NUMBER_TAKEN);
    }

    @Test
    void settingsThatWouldLoseAValueAreRefusedAtTheStart() {
        for (String[] wrong : List.of(
                new String[] {"custom-fields.a", "USERDEF1"},
                new String[] {"custom-fields.a", "USRTAB01"},
                new String[] {"custom-fields.a", "NOTHING"},
                new String[] {"line-fields.a", "USRTAB09"})) {
            assertThat(catchThrowableOfType(Exception.class, () -> orderSettings(wrong)))
                    .as(String.join(" ", wrong))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
        orderSettings("custom-fields.a", "USERDEF1", "buyer-fields", "false");
    }

    private List<SalesOrder> place(SalesOrders port, PlacedOrder order, TaxResult tax) {
        return place(port, order, tax, false);
    }

    private List<SalesOrder> place(SalesOrders port, PlacedOrder order, TaxResult tax, boolean approved) {
        return port.placeOrder(port.reserveOrderNumbers(order), order, AARON, tax, null, approved);
    }

    private List<SalesOrder> place(SalesOrders port, PlacedOrder order, String customer, boolean approved) {
        return port.placeOrder(port.reserveOrderNumbers(order), order, customer, null, null, approved);
    }

    private Failure.Rejected refused(OrderDraft draft) {
        return rejected(() -> place(gp.orders, draft.build(), null));
    }

    private List<String> refusedFields(OrderDraft draft) {
        return refused(draft).fields().stream().map(Failure.Field::pointer).toList();
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        Failure.Rejected rejected = catchThrowableOfType(Failure.Rejected.class, call);
        assertThat(rejected).isNotNull();
        return rejected;
    }

    private static BigDecimal sum(List<SalesOrder> orders, java.util.function.Function<SalesOrder, BigDecimal> amount) {
        return OrderPart.sum(orders, amount);
    }

    private static String amounts(String... columns) {
        return "CONCAT_WS('|', trim_scale(" + String.join("), trim_scale(", columns) + "))";
    }

    private String header(String number, String columns) {
        return gp.ask("SELECT " + columns + " FROM SOP10100 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", number);
    }

    private String line(String number, int sequence, String columns) {
        return gp.ask(
                "SELECT " + columns + " FROM SOP10200 WHERE SOPTYPE = 2 AND SOPNUMBE = ? AND LNITMSEQ = ?",
                number,
                sequence);
    }

    private String comment(String number, int sequence, String columns) {
        return gp.ask(
                "SELECT " + columns + " FROM SOP10202 WHERE SOPTYPE = 2 AND SOPNUMBE = ? AND LNITMSEQ = ?",
                number,
                sequence);
    }

    private String userDefined(String number, String columns) {
        return gp.ask("SELECT " + columns + " FROM SOP10106 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", number);
    }

    private String taxes(String number) {
        return gp.ask(
                "SELECT STRING_AGG(CONCAT_WS(' ', LNITMSEQ, TRIM(TAXDTLID), trim_scale(STAXAMNT), trim_scale(FRTTXAMT),"
                        + " trim_scale(MSCTXAMT)), ', ' ORDER BY LNITMSEQ, TAXDTLID COLLATE \"C\") FROM SOP10105 WHERE SOPTYPE = 2 AND SOPNUMBE = ?",
                number);
    }

    private String note(String number) {
        return gp.ask(
                "SELECT N.TXTFIELD FROM SOP10100 H JOIN SY03900 N ON N.NOTEINDX = H.NOTEINDX WHERE H.SOPTYPE = 2 AND H.SOPNUMBE = ?",
                number);
    }

    private String holds(String number) {
        return gp.ask(
                "SELECT STRING_AGG(CONCAT_WS(' ', TRIM(PRCHLDID), DELETE1), ', ' ORDER BY PRCHLDID) FROM SOP10104 WHERE SOPTYPE = 2 AND SOPNUMBE = ?",
                number);
    }

    private String allocated() {
        return gp.ask(
                "SELECT ATYALLOC FROM IV00102 WHERE ITEMNMBR = 'CHAI-TSK-BLK' AND LOCNCODE = 'MAIN' AND RCRDTYPE = 2");
    }
}
