package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.orderSettings;
import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.gp.PlacedOrderWriter.Draft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** GP's rules for the amounts of a document, checked on the nodes that would be sent, for many random orders. */
class OrderMoneyTest {

    private static final GpOrderProperties SETTINGS = orderSettings(
            "charge-items.gift", "GIFTWRAP", "tax-details[0].level", "city", "tax-details[0].detail", "WEB CITY");

    @Test
    void everyDocumentOfAnyOrderKeepsGpsRulesAndTheDocumentsAreTheOrder() {
        Random random = new Random(8351);
        for (int run = 0; run < 900; run++) {
            Currency currency = new Currency("Z-X", "USD", new int[] {0, 2, 3}[run % 3]);
            RandomOrder sample = new RandomOrder(random, "R-" + run, currency.decimals(), List.of("A", "B"), run % 4);
            int numbers = run % 2 == 0 ? 1 : 1 + random.nextInt(6);
            List<OrderPart> parts = parts(sample, numbers, currency);
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal paid = BigDecimal.ZERO;
            List<Node> nodes = nodes(sample, parts, currency);
            for (int i = 0; i < parts.size(); i++) {
                String number = "N" + i;
                List<Node> mine = nodes.stream()
                        .filter(node -> number.equals(node.elements().get("SOPNUMBE")))
                        .toList();
                check("run " + run + ", part " + i, mine, currency.decimals());
                Node header = header(mine);
                total = total.add(amount(header, "DOCAMNT"));
                paid = paid.add(amount(header, "PYMTRCVD"));
            }
            assertThat(total).as("run " + run).isEqualByComparingTo(sample.total());
            assertThat(paid).as("run " + run).isEqualByComparingTo(sample.paid());
            assertThat(nodes.stream().filter(node -> node.pointer("INTEGRATIONID") != null))
                    .as("run " + run)
                    .hasSize(sample.order.lines().size());
        }
    }

    private static List<OrderPart> parts(RandomOrder sample, int numbers, Currency currency) {
        List<PlacedLine> lines = new ArrayList<>();
        for (PlacedOrder.Line line : sample.order.lines()) {
            BigDecimal discount = line.discount() == null ? BigDecimal.ZERO : line.discount();
            Markdown markdown = Markdown.of(line.unitPrice(), line.quantity(), discount, currency.decimals());
            lines.add(new PlacedLine(
                    line,
                    new SopNodes.Line(
                            0,
                            lines.size(),
                            line.item(),
                            "",
                            line.quantity(),
                            "EACH",
                            "MAIN",
                            line.unitPrice(),
                            markdown.total(),
                            "",
                            null),
                    markdown));
        }
        return OrderMoney.divide(
                sample.order, OrderGroup.of(sample.order, numbers), lines, sample.tax, true, currency, SETTINGS);
    }

    private static List<Node> nodes(RandomOrder sample, List<OrderPart> parts, Currency currency) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            numbers.add("N" + i);
        }
        Customers.Account account = new Customers.Account("C", "C", false, false, "", currency, "", "", "MAIN");
        OrderTexts texts = new OrderTexts(sample.order, sample.tax, null, SETTINGS);
        EConnectDocument document = new PlacedOrderWriter(GpFixture.properties("jdbc:postgresql:x"), SETTINGS)
                .create(new Draft(
                        SopDocument.ORDER,
                        numbers,
                        sample.order,
                        sample.tax,
                        texts,
                        account,
                        "MAIN",
                        parts,
                        7,
                        false,
                        GpFixture.today()));
        ValueChecks.check(document);
        return document.nodes();
    }

    private static void check(String run, List<Node> nodes, int decimals) {
        Node header = header(nodes);
        for (Node line : named(nodes, "taSopLineIvcInsert")) {
            BigDecimal price = amount(line, "UNITPRCE").subtract(amount(line, "MRKDNAMT"));
            assertThat(price).as(run).isNotNegative();
            assertThat(price.multiply(amount(line, "QUANTITY")).setScale(decimals, RoundingMode.HALF_UP))
                    .as(run)
                    .isEqualByComparingTo(amount(line, "XTNDPRCE"));
            Object sequence = line.elements().get("LNITMSEQ");
            assertThat(sum(
                            nodes,
                            "STAXAMNT",
                            node -> sequence.equals(node.elements().get("LNITMSEQ"))))
                    .as(run)
                    .isEqualByComparingTo(amount(line, "TAXAMNT"));
        }
        Predicate<Node> all = node -> true;
        Predicate<Node> summary =
                node -> Integer.valueOf(0).equals(node.elements().get("LNITMSEQ"));
        assertThat(sum(nodes, "XTNDPRCE", all)).as(run).isEqualByComparingTo(amount(header, "SUBTOTAL"));
        assertThat(sum(nodes, "STAXAMNT", summary)).as(run).isEqualByComparingTo(amount(header, "TAXAMNT"));
        assertThat(sum(named(nodes, "taSopLineIvcTaxInsert"), "FRTTXAMT", summary))
                .as(run)
                .isEqualByComparingTo(amount(header, "FRTTXAMT"));
        assertThat(sum(named(nodes, "taSopLineIvcTaxInsert"), "MSCTXAMT", summary))
                .as(run)
                .isEqualByComparingTo(amount(header, "MSCTXAMT"));
        assertThat(sum(named(nodes, "taCreateSopPaymentInsertRecord"), "DOCAMNT", all))
                .as(run)
                .isEqualByComparingTo(amount(header, "PYMTRCVD"));
        assertThat(amount(header, "PYMTRCVD")).as(run).isLessThanOrEqualTo(amount(header, "DOCAMNT"));
        assertThat(amount(header, "SUBTOTAL")
                        .add(amount(header, "FREIGHT"))
                        .add(amount(header, "MISCAMNT"))
                        .add(amount(header, "TAXAMNT"))
                        .add(amount(header, "FRTTXAMT"))
                        .add(amount(header, "MSCTXAMT"))
                        .subtract(amount(header, "TRDISAMT")))
                .as(run)
                .isEqualByComparingTo(amount(header, "DOCAMNT"));
        for (String element : List.of("FREIGHT", "MISCAMNT", "TRDISAMT", "DOCAMNT")) {
            assertThat(amount(header, element)).as(run + " " + element).isNotNegative();
            assertThat(amount(header, element).scale()).as(run + " " + element).isLessThanOrEqualTo(decimals);
        }
        Set<Map.Entry<Object, Object>> keys = new HashSet<>();
        for (Node row : named(nodes, "taSopLineIvcTaxInsert")) {
            assertThat(keys.add(Map.entry(
                            row.elements().get("LNITMSEQ"), row.elements().get("TAXDTLID"))))
                    .as(run + ": one row for each line and detail")
                    .isTrue();
        }
    }

    private static Node header(List<Node> nodes) {
        return named(nodes, "taSopHdrIvcInsert").get(0);
    }

    private static List<Node> named(List<Node> nodes, String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).toList();
    }

    private static BigDecimal sum(List<Node> nodes, String element, Predicate<Node> which) {
        return OrderPart.sum(nodes.stream().filter(which).toList(), node -> amount(node, element));
    }

    private static BigDecimal amount(Node node, String element) {
        Object value = node.elements().get(element);
        return value == null ? BigDecimal.ZERO : (BigDecimal) value;
    }
}
