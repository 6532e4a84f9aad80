package io.storebridge.connectors.gp;

import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.util.List;

/**
 * Where a sales document keeps the buyer: the name in the contact of the header (CNTCPRSN), the store's user id in the
 * user-defined fields USERDEF1 and 2 (20 characters each; a longer id is left out, the e-mail address finds the user),
 * the e-mail address in USRDEF03 to 05. A document that people entered has none of these: then the buyer is the
 * customer's own contact.
 */
final class BuyerFields {

    private static final int FIELD = 20;
    private static final int LONGEST_ID = 2 * FIELD;
    private static final int LONGEST_EMAIL = 3 * FIELD;

    private BuyerFields() {}

    /** The node for SOP10106; null when there is no buyer. */
    static Node node(int sopType, String number, Buyer buyer) {
        if (buyer == null) {
            return null;
        }
        String id = text(buyer.id());
        String email = text(buyer.email());
        if (email.length() > LONGEST_EMAIL) {
            String message =
                    "Buyer's e-mail address may have " + LONGEST_EMAIL + " characters, it has " + email.length() + ".";
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field("/buyer/email", message)), null);
        }
        String kept = id.length() > LONGEST_ID ? "" : id;
        return new Node("taSopUserDefined")
                .with("SOPTYPE", sopType)
                .with("SOPNUMBE", number)
                .with("USERDEF1", part(kept, 0))
                .with("USERDEF2", part(kept, 1))
                .with("USRDEF03", part(email, 0))
                .with("USRDEF04", part(email, 1))
                .with("USRDEF05", part(email, 2));
    }

    /** Whether the fields hold the whole id. */
    static boolean keepsId(Buyer buyer) {
        return text(buyer.id()).length() <= LONGEST_ID;
    }

    static Buyer read(SopDocument document, Customers.Account account) {
        Row more = document.more();
        String id = more == null ? "" : more.text("USERDEF1") + more.text("USERDEF2");
        String email = more == null ? "" : more.text("USRDEF03") + more.text("USRDEF04") + more.text("USRDEF05");
        String contact = document.header().text("CNTCPRSN");
        if (!email.contains("@")) {
            return new Buyer(null, contact.isEmpty() ? account.contact() : contact, emptyToNull(account.email()));
        }
        return new Buyer(emptyToNull(id), contact, email);
    }

    private static String part(String text, int index) {
        int from = Math.min(index * FIELD, text.length());
        return text.substring(from, Math.min(from + FIELD, text.length()));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
