package io.storebridge.connectors.gp;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Charge;
import java.time.LocalDate;
import java.util.List;

/** The eConnect document that records a cash receipt and applies it: receipt first, because what is applied must exist. */
final class ReceiptWriter {

    private static final String RECEIPT = "RMCashReceiptsType";
    private static final String APPLY = "RMApplyType";
    private static final int CARD = 2;
    private static final int RECEIPT_TYPE = 9;
    private static final int INVOICE_TYPE = 1;

    private final GpProperties properties;

    ReceiptWriter(GpProperties properties) {
        this.properties = properties;
    }

    /** That a receipt can be applied before it is posted is GP's window's way; of taRMApply it is unverified. */
    EConnectDocument create(String number, String customer, Charge charge, List<Allocation> invoices, LocalDate today) {
        Node receipt = new Node("taRMCashReceiptInsert")
                .with("CUSTNMBR", customer, "/customer")
                .with("DOCNUMBR", number, "/receiptNumber")
                .with("DOCDATE", today)
                .with("ORTRXAMT", charge.amount(), "/charge/amount")
                .with("GLPOSTDT", today)
                .with("BACHNUMB", properties.receiptBatch())
                .with("CSHRCTYP", CARD)
                .with("CHEKBKID", nullIfEmpty(properties.checkbook()))
                .with("CHEKNMBR", ReceiptReader.MARK)
                .with("CRCARDID", nullIfEmpty(properties.creditCard()))
                .with("TRXDSCRN", charge.id(), "/charge/id")
                .with("BatchCHEKBKID", nullIfEmpty(properties.checkbook()))
                .with("CURNCYID", properties.functionalCurrency());
        EConnectDocument document = new EConnectDocument().add(RECEIPT, List.of(receipt));
        for (int i = 0; i < invoices.size(); i++) {
            Node apply = new Node("taRMApply")
                    .with("APTODCNM", invoices.get(i).invoice().strip(), "/invoices/" + i + "/invoice")
                    .with("APFRDCNM", number)
                    .with("APPTOAMT", invoices.get(i).amount(), "/invoices/" + i + "/amount")
                    .with("APFRDCTY", RECEIPT_TYPE)
                    .with("APTODCTY", INVOICE_TYPE)
                    .with("APPLYDATE", today)
                    .with("GLPOSTDT", today);
            document.add(APPLY, List.of(apply));
        }
        return document;
    }

    private static String nullIfEmpty(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
