package io.storebridge.connectors.stripe;

import org.apache.commons.codec.digest.DigestUtils;

/** The keys by which Stripe knows a repeated request for a day or so: at most 255 letters that a header takes. */
final class IdempotencyKey {

    private IdempotencyKey() {}

    /** @param content what makes two requests of the purpose the same */
    static String of(String purpose, String content) {
        String plain = content.matches("[A-Za-z0-9._:-]{1,200}") ? content : DigestUtils.sha256Hex(content);
        return "storebridge-" + purpose + "-" + plain;
    }
}
