package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;
import static io.storebridge.connectors.gp.SopDocument.QUOTE;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Quote;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The eConnect document that makes an order from a quote. */
final class OrderWriter {

    private final GpProperties properties;

    OrderWriter(GpProperties properties) {
        this.properties = properties;
    }

    /**
     * @param origin the quote in GP
     * @param taxes the quote's rows of SOP10105
     * @param checkCredit false: receivables has approved
     */
    EConnectDocument create(
            String number,
            Quote quote,
            Acceptance acceptance,
            SopDocument origin,
            List<Row> taxes,
            Customers.Account account,
            List<Line> lines,
            boolean checkCredit,
            LocalDate today) {
        String currencyId = origin.header().text("CURNCYID").isEmpty()
                ? account.currency().id()
                : origin.header().text("CURNCYID");
        LocalDate wanted =
                acceptance != null && acceptance.wantedDate() != null ? acceptance.wantedDate() : quote.wantedDate();
        List<Node> nodes = new ArrayList<>();
        for (Line line : lines) {
            Node node = SopNodes.line(ORDER, number, account.number(), today, currencyId, line);
            nodes.add(SopNodes.takingStock(KeptFields.line(node, line), line)
                    .with("DOCID", properties.orderDocumentId())
                    .with("ReqShipDate", wanted, "/wantedDate"));
        }
        for (Row tax : taxes) {
            nodes.add(tax(number, account.number(), tax));
        }
        Node buyer = BuyerFields.node(ORDER, number, quote.buyer());
        if (buyer != null) {
            nodes.add(buyer);
        }
        BigDecimal subtotal = QuoteWriter.subtotal(lines);
        nodes.add(KeptFields.origin(new Node("taSopHdrIvcInsert"), origin.header())
                .with("SOPTYPE", ORDER)
                .with("DOCID", properties.orderDocumentId())
                .with("SOPNUMBE", number)
                .with("ORIGNUMB", origin.number())
                .with("ORIGTYPE", QUOTE)
                .with("MSTRNUMB", origin.header().number("MSTRNUMB"))
                .with("DOCDATE", today)
                .with("CUSTNMBR", account.number(), "/customer")
                .with("CUSTNAME", origin.header().text("CUSTNAME"))
                .with("CSTPONBR", acceptance == null ? null : acceptance.purchaseOrder(), "/purchaseOrder")
                .with("BACHNUMB", properties.batch())
                .with(
                        "CNTCPRSN",
                        quote.buyer() == null
                                ? origin.header().text("CNTCPRSN")
                                : quote.buyer().name(),
                        "/buyer/name")
                .with("SUBTOTAL", subtotal)
                .with("DOCAMNT", subtotal.add(KeptFields.besidesSubtotal(origin.header())), "/total")
                .with("CURNCYID", currencyId)
                .with("ReqShipDate", wanted, "/wantedDate")
                .with("CKCreditLimit", checkCredit ? 1 : 0)
                .with("CKHOLD", 1)
                .with("CMMTTEXT", note(quote, acceptance), "/note")
                .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE)
                .with("INTEGRATIONID", SopNodes.integrationId(origin.number())));
        return new EConnectDocument().add(SopNodes.SOP, nodes);
    }

    private static Node tax(String number, String customer, Row tax) {
        return new Node("taSopLineIvcTaxInsert")
                .with("SOPTYPE", ORDER)
                .with("SOPNUMBE", number)
                .with("CUSTNMBR", customer)
                .with("LNITMSEQ", tax.number("LNITMSEQ"))
                .with("TAXDTLID", tax.text("TAXDTLID"))
                .with("SALESAMT", tax.decimal("ORTOTSLS"))
                .with("STAXAMNT", tax.decimal("ORSLSTAX"))
                .with("FRTTXAMT", tax.decimal("ORFRTTAX"))
                .with("MSCTXAMT", tax.decimal("ORMSCTAX"))
                .with("TDTTXSLS", tax.decimal("ORTXSLS"))
                .with("TXDTOTTX", tax.decimal("OTTAXPON"));
    }

    private static String note(Quote quote, Acceptance acceptance) {
        return Stream.of(quote.note(), acceptance == null ? null : acceptance.note())
                .filter(note -> note != null && !note.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
