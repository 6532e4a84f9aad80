package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.QUOTE;

import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The eConnect documents that make, change and void quotes. */
final class QuoteWriter {

    private final GpProperties properties;

    QuoteWriter(GpProperties properties) {
        this.properties = properties;
    }

    EConnectDocument create(
            String number,
            QuoteRequest request,
            Customers.Account account,
            List<Line> lines,
            String site,
            LocalDate today) {
        String currencyId = account.currency().id();
        List<Node> nodes = new ArrayList<>();
        for (Line line : lines) {
            nodes.add(SopNodes.line(QUOTE, number, account.number(), today, currencyId, line)
                    .with("ReqShipDate", request.wantedDate(), "/wantedDate"));
        }
        Node buyer = BuyerFields.node(QUOTE, number, request.buyer());
        if (buyer != null) {
            nodes.add(buyer);
        }
        BigDecimal subtotal = subtotal(lines);
        nodes.add(new Node("taSopHdrIvcInsert")
                .with("SOPTYPE", QUOTE)
                .with("DOCID", properties.quoteDocumentId())
                .with("SOPNUMBE", number)
                .with("DOCDATE", today)
                .with("CUSTNMBR", account.number(), "/customer")
                .with("BACHNUMB", properties.batch())
                .with("LOCNCODE", site)
                .with(
                        "CNTCPRSN",
                        request.buyer() == null ? null : request.buyer().name(),
                        "/buyer/name")
                .with("SUBTOTAL", subtotal)
                .with("DOCAMNT", subtotal)
                .with("CURNCYID", currencyId)
                .with("QUOEXPDA", today.plusDays(properties.quoteValidDays()))
                .with("ReqShipDate", request.wantedDate(), "/wantedDate")
                .with("CMMTTEXT", request.note(), "/note")
                .with("INTEGRATIONSOURCE", SopNodes.INTEGRATION_SOURCE)
                .with("INTEGRATIONID", SopNodes.integrationId(request.requestId())));
        return new EConnectDocument().add(SopNodes.SOP, nodes);
    }

    /**
     * Which line of the ERP each given line is: by its id, else, so that doing it twice adds nothing twice, by its item
     * among the lines that no id claims; new lines are numbered after all that exist.
     */
    static List<Integer> sequences(List<Quote.Line> given, SopDocument document) {
        Map<Integer, String> free = new LinkedHashMap<>();
        int last = 0;
        for (Row row : document.lines()) {
            free.put(row.number("LNITMSEQ"), row.text("ITEMNMBR"));
            last = Math.max(last, row.number("LNITMSEQ"));
        }
        Integer[] found = new Integer[given.size()];
        for (int i = 0; i < found.length; i++) {
            String item = given.get(i).item();
            if (item != null
                    && item.strip().equalsIgnoreCase(free.get(given.get(i).id()))) {
                found[i] = given.get(i).id();
                free.remove(found[i]);
            }
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                String item =
                        given.get(i).item() == null ? "" : given.get(i).item().strip();
                found[i] = free.entrySet().stream()
                        .filter(entry -> entry.getValue().equalsIgnoreCase(item))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
                free.remove(found[i]);
            }
            if (found[i] == null) {
                last += SopNodes.LINE_STEP;
                found[i] = last;
            }
        }
        return List.of(found);
    }

    /** eConnect overwrites what an update omits, so everything that the quote has and we do not change is sent again. */
    EConnectDocument update(SopDocument document, Quote quote, Customers.Account account, List<Line> lines) {
        Row header = document.header();
        String number = document.number();
        String currencyId =
                header.text("CURNCYID").isEmpty() ? account.currency().id() : header.text("CURNCYID");
        LocalDate date = header.date("DOCDATE");
        Map<Integer, Row> removed = document.linesBySequence();
        List<Node> nodes = new ArrayList<>();
        for (Line line : lines) {
            removed.remove(line.sequence());
            Node node = SopNodes.line(QUOTE, number, header.text("CUSTNMBR"), date, currencyId, line)
                    .with("ReqShipDate", quote.wantedDate(), "/wantedDate");
            nodes.add(line.kept() == null ? node : KeptFields.line(node, line).with("UpdateIfExists", 1));
        }
        Node buyer = BuyerFields.node(QUOTE, number, quote.buyer());
        if (buyer != null) {
            nodes.add(buyer);
        }
        BigDecimal subtotal = subtotal(lines);
        Node head = KeptFields.header(new Node("taSopHdrIvcInsert"), header)
                .with("SOPTYPE", QUOTE)
                .with("SOPNUMBE", number)
                .with("CURNCYID", currencyId)
                .with("CNTCPRSN", contact(quote, header), "/buyer/name")
                .with("SUBTOTAL", subtotal)
                .with("DOCAMNT", subtotal.add(KeptFields.besidesSubtotal(header)))
                .with("QUOTEDAT", header.date("QUOTEDAT"))
                .with("QUOEXPDA", quote.expires(), "/expires")
                .with("ReqShipDate", quote.wantedDate(), "/wantedDate")
                .with("CMMTTEXT", quote.note() == null ? "" : quote.note(), "/note")
                .with("UpdateExisting", 1);
        nodes.add(head);

        List<Node> deletions = removed.values().stream()
                .map(row -> SopNodes.deleteLine(QUOTE, number, row.number("LNITMSEQ"), row.text("ITEMNMBR")))
                .toList();
        return new EConnectDocument().add(SopNodes.DELETE_LINE, deletions).add(SopNodes.SOP, nodes);
    }

    private static String contact(Quote quote, Row header) {
        boolean named = quote.buyer() != null && quote.buyer().name() != null;
        return named ? quote.buyer().name() : header.text("CNTCPRSN");
    }

    EConnectDocument voidQuote(String number, LocalDate today) {
        return new EConnectDocument().add(SopNodes.VOID, List.of(SopNodes.voidDocument(QUOTE, number, today)));
    }

    static BigDecimal subtotal(List<Line> lines) {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
