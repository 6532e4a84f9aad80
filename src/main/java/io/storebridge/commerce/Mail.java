package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.MAIL_REFUSED;

import java.util.Map;

/** E-mail to buyers and staff, by template. */
public interface Mail {

    /**
     * Sends one message.
     *
     * @param template the template's name ("order-confirmation")
     * @param to the receiver's e-mail address
     * @param document what the template shows
     */
    @Operation(id = "mail.send", title = "Send an e-mail", errors = MAIL_REFUSED, check = "mail.find")
    void send(String template, String to, Map<String, Object> document, Step step);

    /** True when the message of this step was sent; null when it was not. */
    @Operation(id = "mail.find", title = "Look whether the e-mail was sent")
    Boolean find(Step step);
}
