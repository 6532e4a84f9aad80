package io.storebridge.connectors.ordercloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Whether a call comes from OrderCloud: {@code x-oc-hash} is the HMAC-SHA256 of the body under a key of ours, in Base64. It
 * has no time in it.
 */
final class EventSignature {

    static final String HEADER = "x-oc-hash";

    private final List<HmacUtils> keys;

    /** @param keys any of them is good */
    EventSignature(List<String> keys) {
        this.keys = keys.stream()
                .filter(key -> !key.isBlank())
                .map(key -> new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key))
                .toList();
    }

    boolean fits(String header, byte[] body) {
        byte[] sent = (header == null ? "" : header.strip()).getBytes(StandardCharsets.US_ASCII);
        boolean fits = false;
        for (HmacUtils key : keys) {
            // Takes as long for a wrong signature as for a right one.
            fits |= MessageDigest.isEqual(Base64.getEncoder().encode(key.hmac(body)), sent);
        }
        return fits;
    }
}
