package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueChecksTest {

    @Test
    void aTextThatIsTooLongIsToldWithBothLengthsAndItsField() {
        Failure.Rejected e = rejected(line().with("ITEMDESC", "x".repeat(130), "/lines/0/description"));
        assertThat(e.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(e.getMessage()).isEqualTo("Description may have 100 characters, it has 130.");
        assertThat(e.fields())
                .containsExactly(
                        new Failure.Field("/lines/0/description", "Description may have 100 characters, it has 130."));
    }

    @Test
    void paddingDoesNotCount() {
        assertThatCode(() -> check(line().with("ITEMDESC", "x".repeat(100) + "   ")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "1.123456, 'may have 5 digits after the point, it has 6.'",
        "123456789012345, 'is too large for Dynamics GP.'",
    })
    void numbersThatGpCanNotHoldAreTold(BigDecimal price, String fault) {
        assertThat(rejected(line().with("UNITPRCE", price, "/lines/0/unitPrice"))
                        .getMessage())
                .isEqualTo("Unit price " + fault);
    }

    @Test
    void zerosAtTheEndAreNoDecimals() {
        assertThatCode(() -> check(line().with("UNITPRCE", new BigDecimal("99999999999999.1234500000"))))
                .doesNotThrowAnyException();
    }

    @Test
    void datesOutsideSqlServersCalendarAreTold() {
        assertThat(rejected(line().with("ReqShipDate", LocalDate.of(1066, 10, 14), "/wantedDate"))
                        .getMessage())
                .isEqualTo("Wanted date is not a date between the years 1753 and 9999.");
    }

    @Test
    void whatIsRequiredAndMissingIsTold() {
        Failure.Rejected e =
                rejected(new Node("taSopLineDelete").with("SOPTYPE", 1).with("SOPNUMBE", ""));
        assertThat(e.getMessage()).contains("Document number is required.").contains("DeleteType is required.");
        assertThat(e.fields()).isEmpty();
    }

    @Test
    void wholeNumbersHaveTheirTypesLimits() {
        assertThat(rejected(line().with("SOPTYPE", 40_000)).getMessage())
                .contains("SOPTYPE is not a whole number up to 32767");
    }

    private static Node line() {
        return new Node("taSopLineIvcInsert")
                .with("SOPTYPE", 1)
                .with("SOPNUMBE", "STDQTE1")
                .with("CUSTNMBR", "AARONFIT0001")
                .with("DOCDATE", LocalDate.of(2026, 11, 23))
                .with("ITEMNMBR", "A")
                .with("QUANTITY", BigDecimal.ONE);
    }

    private static void check(Node node) {
        String type = node.name().equals("taSopLineDelete") ? "SOPDeleteLineType" : "SOPTransactionType";
        ValueChecks.check(new EConnectDocument().add(type, List.of(node)));
    }

    private static Failure.Rejected rejected(Node node) {
        return catchThrowableOfType(Failure.Rejected.class, () -> check(node));
    }
}
