package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;

import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Fee;
import io.storebridge.commerce.PlacedOrder.ShipTo;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The eConnect document that makes all documents of a placed order, or a return. */
final class PlacedOrderWriter {

    private static final int CASH_DEPOSIT = 1;
    private static final int CHECK_DEPOSIT = 2;
    private static final int CARD_DEPOSIT = 3;
    private static final int CARD_NUMBER = 20;
    private static final int CARD_APPROVAL = 15;
    private static final int CHECK_NUMBER = 20;

    private final GpProperties properties;
    private final GpOrderProperties settings;

    PlacedOrderWriter(GpProperties properties, GpOrderProperties settings) {
        this.properties = properties;
        this.settings = settings;
    }

    /**
     * What is to be written.
     *
     * @param sopType order or return
     * @param numbers one for each part
     * @param site the warehouse of the document
     * @param master common to the parts; 0: GP gives one
     * @param creditApproved receivables has approved going over the limit
     */
    record Draft(
            int sopType,
            List<String> numbers,
            PlacedOrder order,
            TaxResult tax,
            OrderTexts texts,
            Customers.Account account,
            String site,
            List<OrderPart> parts,
            int master,
            boolean creditApproved,
            LocalDate today) {

        boolean isOrder() {
            return sopType == ORDER;
        }

        ShipTo shipTo(int index) {
            return index < 0 ? null : order.shipTos().get(index);
        }
    }

    EConnectDocument create(Draft draft) {
        OrderFields fields = new OrderFields(draft.order(), draft.tax(), settings);
        EConnectDocument document = new EConnectDocument();
        for (int i = 0; i < draft.parts().size(); i++) {
            document.add(
                    SopNodes.SOP,
                    nodes(draft, draft.parts().get(i), draft.numbers().get(i), fields));
        }
        return document;
    }

    private List<Node> nodes(Draft draft, OrderPart part, String number, OrderFields fields) {
        List<Node> nodes = new ArrayList<>();
        part.lines().forEach(line -> nodes.add(line(draft, part, number, line, fields)));
        part.charges().forEach(charge -> nodes.add(charge(draft, part, number, charge)));
        part.taxes().forEach(row -> nodes.add(tax(draft, part, number, row)));
        part.payments().forEach(paid -> nodes.add(payment(draft, number, paid)));
        Node userDefined = fields.userDefined(draft.sopType(), number);
        if (userDefined != null) {
            nodes.add(userDefined);
        }
        nodes.add(fields.comments(header(draft, part, number)));
        return nodes;
    }

    private Node line(Draft draft, OrderPart part, String number, PlacedLine placed, OrderFields fields) {
        SopNodes.Line line = placed.line();
        BigDecimal markdown = placed.markdown().perUnit();
        int shipTo = OrderGroup.shipTo(draft.order(), placed.placed().shipTo());
        Node node = SopNodes.line(
                        draft.sopType(),
                        number,
                        draft.account().number(),
                        draft.today(),
                        draft.account().currency().id(),
                        line)
                .with("DOCID", documentId(draft))
                .with("MRKDNAMT", markdown.signum() == 0 ? null : markdown, line.pointer("discount"))
                .with("TAXAMNT", part.tax(line.sequence()))
                .with("ReqShipDate", OrderGroup.wanted(draft.order(), placed.placed()), line.pointer("wantedDate"))
                .with("INTEGRATIONID", placed.placed().id(), line.pointer("id"));
        ShipToFields.line(fields.line(node, line.index()), draft.shipTo(shipTo), shipTo);
        if (draft.isOrder()) {
            return SopNodes.takingStock(node, line);
        }
        boolean onHand = settings.returnsTo() == GpOrderProperties.ReturnsTo.ON_HAND;
        return node.with(onHand ? "QTYONHND" : "QTYRTRND", line.quantity());
    }

    /** A fee as a line that GP's inventory does not know. */
    private Node charge(Draft draft, OrderPart part, String number, OrderPart.ChargeItem charge) {
        Fee fee = draft.order().fees().get(charge.fee());
        String pointer = "/fees/" + charge.fee() + "/";
        String description = OrderTexts.text(fee.description());
        return new Node("taSopLineIvcInsert")
                .with("SOPTYPE", draft.sopType())
                .with("SOPNUMBE", number)
                .with("CUSTNMBR", draft.account().number())
                .with("DOCDATE", draft.today())
                .with("LOCNCODE", draft.site())
                .with("ITEMNMBR", charge.item(), pointer + "kind")
                .with("ITEMDESC", SopNodes.description(description.isEmpty() ? fee.kind() : description))
                .with("NONINVEN", 1)
                .with("QUANTITY", BigDecimal.ONE)
                .with("UNITPRCE", charge.amount(), pointer + "amount")
                .with("XTNDPRCE", charge.amount())
                .with("LNITMSEQ", charge.sequence())
                .with("DOCID", documentId(draft))
                .with("TAXAMNT", part.tax(charge.sequence()))
                .with("CURNCYID", draft.account().currency().id())
                .with("CMMTTEXT", fee.taxCode() == null ? null : "Tax code: " + fee.taxCode(), pointer + "taxCode")
                .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE);
    }

    private static Node tax(Draft draft, OrderPart part, String number, TaxRow row) {
        boolean summary = row.sequence() == TaxRow.SUMMARY;
        return new Node("taSopLineIvcTaxInsert")
                .with("SOPTYPE", draft.sopType())
                .with("SOPNUMBE", number)
                .with("CUSTNMBR", draft.account().number())
                .with("LNITMSEQ", row.sequence())
                .with("SALESAMT", row.taxable())
                .with("FRTTXAMT", row.freight())
                .with("MSCTXAMT", row.miscellaneous())
                .with("FREIGHT", summary && row.freight().signum() != 0 ? part.freight() : null)
                .with("MISCAMNT", summary && row.miscellaneous().signum() != 0 ? part.miscellaneous() : null)
                .with("TAXDTLID", row.detail())
                .with("STAXAMNT", row.sales())
                .with("TDTTXSLS", row.taxable())
                .with("TXDTOTTX", row.amount());
    }

    /**
     * The gateway's id stands in the card's number and approval code (20 and 15 characters); a longer one goes on in the
     * document's note, which always has it whole.
     */
    private Node payment(Draft draft, String number, OrderPart.Paid paid) {
        OrderPayment payment = draft.order().payments().get(paid.payment());
        String id = draft.texts().paymentId(paid.payment());
        Node node = new Node("taCreateSopPaymentInsertRecord")
                .with("SOPTYPE", draft.sopType())
                .with("SOPNUMBE", number)
                .with("CUSTNMBR", draft.account().number())
                .with(
                        "DOCDATE",
                        payment.date() == null ? draft.today() : payment.date(),
                        "/payments/" + paid.payment() + "/date")
                .with("DOCAMNT", paid.amount(), "/payments/" + paid.payment() + "/amount")
                .with("CHEKBKID", properties.checkbook().isEmpty() ? null : properties.checkbook());
        if (payment.kind() == OrderPayment.Kind.card) {
            return node.with("PYMTTYPE", CARD_DEPOSIT)
                    .with("CARDNAME", properties.creditCard().isEmpty() ? null : properties.creditCard())
                    .with("RCTNCCRD", part(id, 0, CARD_NUMBER))
                    .with("AUTHCODE", part(id, CARD_NUMBER, CARD_NUMBER + CARD_APPROVAL));
        }
        return node.with("PYMTTYPE", id.isEmpty() ? CASH_DEPOSIT : CHECK_DEPOSIT)
                .with("CHEKNMBR", part(id, 0, CHECK_NUMBER));
    }

    private static String part(String text, int from, int to) {
        return text.length() <= from ? null : text.substring(from, Math.min(to, text.length()));
    }

    private Node header(Draft draft, OrderPart part, String number) {
        PlacedOrder order = draft.order();
        int shipTo = part.group().shipTo();
        String note = draft.texts().note(part, number, draft.numbers());
        boolean checkCredit =
                draft.isOrder() && !draft.creditApproved() && part.onAccount().signum() > 0;
        Node node = new Node("taSopHdrIvcInsert")
                .with("SOPTYPE", draft.sopType())
                .with("DOCID", documentId(draft))
                .with("SOPNUMBE", number)
                .with("MSTRNUMB", draft.master())
                .with("DOCDATE", draft.today())
                .with("ORDRDATE", draft.isOrder() ? placedOn(order) : null)
                .with("CUSTNMBR", draft.account().number(), "/account/customer")
                .with("CSTPONBR", order.purchaseOrder(), "/purchaseOrder")
                .with("BACHNUMB", properties.batch())
                .with("LOCNCODE", draft.site())
                .with("PRBTADCD", order.billTo() == null ? null : order.billTo().code(), "/billTo/code")
                .with("CNTCPRSN", order.buyer() == null ? null : order.buyer().name(), "/buyer/name")
                .with(
                        "TAXEXMT1",
                        order.account() == null ? null : order.account().taxExemption(),
                        "/account/taxExemption")
                .with("ReqShipDate", part.group().wanted(), "/wantedDate")
                .with("CKCreditLimit", checkCredit ? 1 : 0)
                .with("CKHOLD", draft.isOrder() ? 1 : 0)
                .with("CMMTTEXT", OrderTexts.text(order.note()), "/note")
                .with("NOTETEXT", note.isEmpty() ? null : note, "/note")
                .with("REFRENCE", SopNodes.integrationId(order.orderId()))
                .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE)
                .with("INTEGRATIONID", SopNodes.integrationId(order.orderId()));
        return ShipToFields.header(amounts(node, draft, part), draft.shipTo(shipTo), shipTo);
    }

    private static Node amounts(Node node, Draft draft, OrderPart part) {
        return node.with("SUBTOTAL", part.subtotal())
                .with("FREIGHT", part.freight(), "/fees")
                .with("MISCAMNT", part.miscellaneous(), "/fees")
                .with("TRDISAMT", part.discount(), "/discounts")
                .with("TAXAMNT", part.salesTax(), "/tax/amount")
                .with("FRTTXAMT", part.freightTax(), "/tax/amount")
                .with("MSCTXAMT", part.miscellaneousTax(), "/tax/amount")
                .with("DOCAMNT", part.total(), "/total")
                .with("PYMTRCVD", part.paid(), "/payments")
                .with("CURNCYID", draft.account().currency().id(), "/currency");
    }

    /** Null: GP takes the document's date. */
    private LocalDate placedOn(PlacedOrder order) {
        return order.placedAt() == null ? null : LocalDate.ofInstant(order.placedAt(), properties.timeZone());
    }

    private String documentId(Draft draft) {
        return draft.isOrder() ? properties.orderDocumentId() : settings.returnDocumentId();
    }
}
