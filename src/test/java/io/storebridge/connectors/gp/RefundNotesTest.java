package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import org.junit.jupiter.api.Test;

class RefundNotesTest {

    private static final String NEW = "[Storebridge 2026-11-24] new";

    @Test
    void aLineIsAddedAtTheEndWhateverEndsTheLinesBefore() {
        assertThat(RefundNotes.with("", NEW)).isEqualTo(NEW);
        assertThat(RefundNotes.with("Pays late.", NEW)).isEqualTo("Pays late.\r\n" + NEW);
        assertThat(RefundNotes.with("Pays\rlate.\r", NEW)).isEqualTo("Pays\rlate.\r" + NEW);
        assertThat(RefundNotes.with("Pays\n\nlate.\n", NEW)).isEqualTo("Pays\n\nlate.\n" + NEW);
    }

    @Test
    void ofAFullNoteOurOldestLinesGoAndPeoplesWordsStay() {
        String people = "p".repeat(3000);
        String old = "[Storebridge 2024] " + "o".repeat(3000);
        String newer = "[Storebridge 2025] " + "n".repeat(1900);
        String note = String.join("\r\n", people, old, newer, "and more");
        assertThat(note).hasSizeBetween(7900, 8000);
        assertThat(RefundNotes.with(note, NEW + "x".repeat(100)))
                .isEqualTo(String.join("\r\n", people, newer, "and more", NEW + "x".repeat(100)));
    }

    @Test
    void aNoteThatPeopleFilledIsRefused() {
        Failure.Rejected e =
                catchThrowableOfType(Failure.Rejected.class, () -> RefundNotes.with("p".repeat(7990), NEW));
        assertThat(e.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(e).hasMessageContaining("full");
    }
}
