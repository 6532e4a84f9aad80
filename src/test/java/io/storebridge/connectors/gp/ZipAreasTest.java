package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipAreasTest {

    /** Distances between cities as the crow flies, with 5 percent for the areas' size. */
    @ParameterizedTest
    @CsvSource({
        "10001, 90012, 2450",
        "55401, 60601, 355",
        "98101, 33101, 2730",
        "99501, 96813, 2780",
        "30303, 07102, 745"
    })
    void citiesAreAsFarApartAsTheyAre(String from, String to, int miles) {
        assertThat(ZipAreas.miles(from, to))
                .isBetween(BigDecimal.valueOf(miles * 95L / 100), BigDecimal.valueOf(miles * 105L / 100));
        assertThat(ZipAreas.miles(to, from)).isEqualTo(ZipAreas.miles(from, to));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00000", "K1A 0B1", "5540"})
    void anUnknownPlaceHasNoDistance(String zip) {
        assertThat(ZipAreas.miles("55401", zip)).isNull();
        assertThat(ZipAreas.miles(zip, "55401")).isNull();
    }
}
