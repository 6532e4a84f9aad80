package io.storebridge.recording;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces a text by one of the same shape: letters by letters of the same case, digits by digits, everything else stays.
 * The same text always becomes the same one, so that what was equal is equal; without the key nobody can tell which text
 * it was, or try out texts.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Pseudonyms(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    String of(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        byte[] noise = {};
        int used = 0;
        for (int i = 0; i < text.length(); i++) {
            if (used == noise.length) {
                noise = noise(text, i);
                used = 0;
            }
            shape.append(replace(text.charAt(i), noise[used++] & 0xff));
        }
        return shape.toString();
    }

    private static char replace(char original, int noise) {
        if (Character.isDigit(original)) {
            return (char) ('0' + noise % 10);
        }
        if (!Character.isLetter(original)) {
            return original;
        }
        return (char) ((Character.isUpperCase(original) ? 'A' : 'a') + noise % 26);
    }

    private byte[] noise(String text, int from) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(Integer.toString(from).getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
