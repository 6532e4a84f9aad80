package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.line;
import static io.storebridge.connectors.gp.GpFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Quote;
import io.storebridge.sandbox.control.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QuoteUpdatesTest {

    private static final String[] ITEMS = {"PAPR-CPY-WHT", "CHAI-TSK-BLK", "LAPT-PRO-14", "MICR-BIN-40X"};

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    private final Random random = new Random(8351);

    @Test
    void anyReviewLeavesExactlyItsLinesHoweverOftenItIsWritten() {
        Quote quote = gp.erp.createQuote(
                gp.erp.reserveQuoteNumber(),
                request("RFQ-1", "AARONFIT0001", line("PAPR-CPY-WHT", "9"), line("PAPR-CPY-WHT", "9")));
        for (int round = 0; round < 20; round++) {
            Quote reviewed = reviewed(quote);
            Quote written = gp.erp.updateQuote(quote.number(), reviewed);
            assertThat(shapes(written)).as("round " + round).containsExactlyInAnyOrderElementsOf(shapes(reviewed));
            assertThat(gp.erp.updateQuote(quote.number(), reviewed))
                    .as("round " + round)
                    .isEqualTo(written);
            assertThat(written.lines()).extracting(Quote.Line::id).doesNotHaveDuplicates();
            assertThat(written.total())
                    .isEqualByComparingTo(
                            written.lines().stream().map(Quote.Line::total).reduce(BigDecimal.ZERO, BigDecimal::add));
            quote = written;
        }
    }

    @Test
    void aReviewWhoseCommitWasLostCanBeWrittenAgain() {
        Quote quote = gp.erp.createQuote(
                gp.erp.reserveQuoteNumber(), request("RFQ-2", "AARONFIT0001", line("PAPR-CPY-WHT", "9")));
        Quote reviewed = reviewed(quote);
        gp.faults.add(Fault.always("gp", Fault.Kind.DROP_RESPONSE)
                .matching("taSopHdrIvcInsert")
                .times(1));
        Assertions.assertThatThrownBy(() -> gp.erp.updateQuote(quote.number(), reviewed))
                .isInstanceOf(Failure.Unknown.class);
        assertThat(shapes(gp.erp.updateQuote(quote.number(), reviewed)))
                .containsExactlyInAnyOrderElementsOf(shapes(reviewed));
    }

    private Quote reviewed(Quote quote) {
        List<Quote.Line> lines = new ArrayList<>();
        for (Quote.Line line : quote.lines()) {
            if (random.nextInt(3) > 0) {
                lines.add(random.nextBoolean() ? line : wanted(line.id(), line.item()));
            }
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(random.nextInt(lines.size() + 1), wanted(0, ITEMS[random.nextInt(ITEMS.length)]));
        }
        return new Quote(
                quote.number(),
                quote.customer(),
                quote.buyer(),
                quote.currency(),
                quote.date(),
                quote.expires().plusDays(1),
                quote.wantedDate(),
                quote.note(),
                lines,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false);
    }

    private Quote.Line wanted(int id, String item) {
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(500));
        BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3);
        return new Quote.Line(
                id,
                item,
                null,
                quantity,
                "EACH",
                "MAIN",
                null,
                null,
                price,
                null,
                null,
                null,
                null,
                null,
                true,
                "n" + price);
    }

    private static List<String> shapes(Quote quote) {
        return quote.lines().stream()
                .map(line ->
                        line.item() + " " + line.quantity().stripTrailingZeros().toPlainString() + " x "
                                + line.unitPrice().stripTrailingZeros().toPlainString() + " " + line.note())
                .toList();
    }
}
