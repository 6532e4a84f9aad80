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
    @Operation(
            id = "mail.send",
            title = "Send an e-mail",
            description =
                    "Sends one e-mail made from a template. The operator keeps the templates as HTML files in the mail folder; a new file there is a new template at once.",
            errors = MAIL_REFUSED,
            check = "mail.find")
    void send(
            @Input(title = "Template", hint = "The name of a template, without .html, such as order-confirmation.")
                    String template,
            @Input(title = "To", hint = "The receiver's e-mail address.") String to,
            @Input(title = "Document", hint = "What the template shows: a document with the fields that it names.")
                    Map<String, Object> document,
            Step step);

    /** True when the message of this step was sent; null when it was not. */
    @Operation(
            id = "mail.find",
            title = "Look whether the e-mail was sent",
            description = "Used by \"Send an e-mail\" after a failure; of no use in a diagram of its own.")
    Boolean find(Step step);
}
