package io.storebridge.workflow;

import org.apache.commons.codec.digest.DigestUtils;

/** A file to deploy; {@code name} is its path ({@code processes/quotes/quote-to-order.bpmn}). */
public record DeployableResource(String name, byte[] content) {

    String sha256() {
        return DigestUtils.sha256Hex(content);
    }
}
