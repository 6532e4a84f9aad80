package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.Failure;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerNumbersTest {

    private final CustomerNumbers habit = new CustomerNumbers("AAAAAAAA0000");

    @ParameterizedTest
    @CsvSource({
        "Aaron Fitz Electrical, AARONFIT0001",
        "IBM, IBM0001",
        "Müller & Söhne GmbH, MULLERSO0001",
        "Straßenbau Łódź, STRASSEN0001",
        "Ærø Træ ApS, AEROTRAE0001",
        "Ça Va Café, CAVACAFE0001",
        "3M, M0001",
        "1-800-42, CUSTOMER0001",
        "株式会社, CUSTOMER0001"
    })
    void theNumberIsLettersOfTheNameAndACounter(String name, String number) {
        assertThat(habit.first(name, Set.of())).isEqualTo(number);
    }

    @Test
    void theFirstFreeNumberIsTaken() {
        assertThat(habit.first("Aaron Fitz", Set.of("AARONFIT0001", "AARONFIT0002", "AARONFIT0004")))
                .isEqualTo("AARONFIT0003");
    }

    @Test
    void thePatternMayHaveFixedPartsAndNoLetters() {
        assertThat(new CustomerNumbers("W-AAAA-000").first("Aaron Fitz", Set.of("W-AARO-001")))
                .isEqualTo("W-AARO-002");
        assertThat(new CustomerNumbers("WEB00000").first("Aaron Fitz", Set.of()))
                .isEqualTo("WEB00001");
    }

    @Test
    void aPatternThatCanNotBeUsedIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new CustomerNumbers("AAAAAAAA")).hasMessageContaining("number-pattern");
        assertThatThrownBy(() -> new CustomerNumbers("AAAAAAAAAAAA0000")).hasMessageContaining("15 characters");
        assertThatThrownBy(() -> new CustomerNumbers("0000AAAA")).hasMessageContaining("number-pattern");
    }

    @Test
    void whenAllNumbersAreTakenItSaysSo() {
        Set<String> used = new HashSet<>();
        for (int n = 1; n < 10; n++) {
            used.add("AB" + n);
        }
        assertThatThrownBy(() -> new CustomerNumbers("AA0").first("Abc", used))
                .isInstanceOf(Failure.Rejected.class)
                .hasMessageContaining("AB are taken");
    }
}
