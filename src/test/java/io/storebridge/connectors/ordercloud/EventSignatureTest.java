package io.storebridge.connectors.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSignatureTest {

    /** The vector of OrderCloud's own middleware library. */
    private static final byte[] BODY =
            """
            {"Route":"v1/buyers/{buyerID}/addresses/{addressID}","Verb":"PUT","Request":{"Body":{"City":"Minneapolis"}},\
            "ConfigData":{"Foo":"blah"}}"""
                    .getBytes(StandardCharsets.UTF_8);

    private static final String HASH = "4NPw1O9AviSOC1A3C+HqkDutRLNwyABneY/3M2OqByE=";

    @Test
    void ordercloudsOwnExampleFits() {
        assertThat(new EventSignature(List.of("myhashkey")).fits(HASH, BODY)).isTrue();
    }

    @Test
    void theOldKeyIsGoodWhileItIsReplaced() {
        assertThat(new EventSignature(List.of("new-key", "myhashkey")).fits(HASH, BODY))
                .isTrue();
        assertThat(new EventSignature(List.of("new-key")).fits(HASH, BODY)).isFalse();
    }

    @Test
    void nothingElseFits() {
        EventSignature signature = new EventSignature(List.of("myhashkey"));
        byte[] changed = BODY.clone();
        changed[10]++;
        assertThat(signature.fits(HASH, changed)).isFalse();
        assertThat(signature.fits(null, BODY)).isFalse();
        assertThat(signature.fits("", BODY)).isFalse();
        assertThat(signature.fits("é", BODY)).isFalse();
        assertThat(signature.fits(HASH.toLowerCase(), BODY)).isFalse();
    }

    @Test
    void withoutAKeyNothingFits() {
        assertThat(new EventSignature(List.of()).fits(HASH, BODY)).isFalse();
        assertThat(new EventSignature(List.of("")).fits(HASH, BODY)).isFalse();
    }
}
