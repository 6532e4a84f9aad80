package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.QuoteRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BuyerFieldsTest {

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void idsAndAddressesLongerThanOneFieldComeBackWhole() {
        Buyer buyer =
                new Buyer("x".repeat(40), "Åse Çelik", "a-very-long-name.of-a-buyer@purchasing.example-company.com");
        assertThat(written(buyer)).isEqualTo(buyer);
    }

    @Test
    void anIdThatDoesNotFitIsLeftOutBecauseTheAddressFindsTheUser() {
        Buyer read = written(new Buyer("x".repeat(41), "Ann", "ann@example.com"));
        assertThat(read).isEqualTo(new Buyer(null, "Ann", "ann@example.com"));
    }

    @Test
    void anAddressOrANameThatDoesNotFitIsToldWithItsField() {
        Failure.Rejected address = catchThrowableOfType(
                Failure.Rejected.class, () -> written(new Buyer("1", "Ann", "a".repeat(50) + "@example.com")));
        assertThat(address.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(address.getMessage()).contains("may have 60 characters, it has 62");
        assertThat(address.fields()).extracting(Failure.Field::pointer).containsExactly("/buyer/email");

        Failure.Rejected name = catchThrowableOfType(
                Failure.Rejected.class, () -> written(new Buyer("1", "A".repeat(61), "ann@example.com")));
        assertThat(name.fields()).extracting(Failure.Field::pointer).containsExactly("/buyer/name");
    }

    private Buyer written(Buyer buyer) {
        QuoteRequest request =
                new QuoteRequest("RFQ-1", "AARONFIT0001", buyer, List.of(line("PAPR-CPY-WHT", "1")), null, null);
        return gp.erp.createQuote(gp.erp.reserveQuoteNumber(), request).buyer();
    }
}
