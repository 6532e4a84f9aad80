package io.storebridge.connectors.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Whether a webhook comes from Stripe: {@code Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>]}, each the HMAC-SHA256 of
 * time, dot and body under a secret of ours.
 */
final class WebhookSignature {

    private final List<HmacUtils> secrets;
    private final Duration tolerance;

    /** @param secrets any of them is good */
    WebhookSignature(List<String> secrets, Duration tolerance) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(secret -> new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret))
                .toList();
        this.tolerance = tolerance;
    }

    /** Null when body and time are Stripe's; otherwise what is wrong. */
    String fault(String header, byte[] body, Instant now) {
        String time = null;
        List<byte[]> signatures = new ArrayList<>();
        for (String part : (header == null ? "" : header).split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(pair[1].getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (time == null || !time.matches("\\d{1,12}") || signatures.isEmpty()) {
            return "The header Stripe-Signature is missing or has no time and no v1 signature.";
        }
        if (!isSigned(time, body, signatures)) {
            return "The signature does not fit the body and the webhook's secret.";
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.abs().compareTo(tolerance) > 0
                ? "The signature's time is more than " + tolerance.toSeconds() + " seconds away."
                : null;
    }

    private boolean isSigned(String time, byte[] body, List<byte[]> signatures) {
        byte[] start = (time + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, signed, start.length, body.length);
        boolean found = false;
        for (HmacUtils secret : secrets) {
            byte[] expected = secret.hmacHex(signed).getBytes(StandardCharsets.US_ASCII);
            for (byte[] signature : signatures) {
                // Takes as long for a wrong signature as for a right one.
                found |= MessageDigest.isEqual(expected, signature);
            }
        }
        return found;
    }
}
