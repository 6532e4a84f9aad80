package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.StoreAccounts;
import io.storebridge.connectors.http.HttpFailures;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * A buyer's standing in {@code xp.GP}: Balance, Overdue, CreditKind (none, unlimited, amount), CreditLimit and
 * CreditAvailable (null when there is no such amount), Currency, Terms, and AsOf (UTC). Amounts are decimal strings.
 */
final class OrderCloudAccounts implements StoreAccounts {

    private final OrderCloudApi api;
    private final ObjectMapper json;
    private final Clock clock;

    OrderCloudAccounts(OrderCloudApi api, ObjectMapper json, Clock clock) {
        this.api = api;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void updateCredit(Customer customer) {
        String buyer = QuoteOrder.idOf(customer.number());
        try {
            api.patchBuyer(buyer, change(api.buyer(buyer), customer));
        } catch (Refusal e) {
            if (e.isMissing()) {
                throw HttpFailures.rejected(
                        ErrorCodes.BUYER_UNKNOWN,
                        "The store has no buyer " + buyer + " (customer " + customer.number() + ").",
                        "/customer/number",
                        e.detail());
            }
            throw HttpFailures.rejected(
                    ErrorCodes.REFUSED,
                    "The store refused the balance of customer " + customer.number() + ": " + e.getMessage() + " ("
                            + e.code() + ")",
                    null,
                    e.detail());
        }
    }

    /**
     * The whole xp.GP as it was found, with our fields: how deep a PATCH merges xp is not documented, and this is right
     * whether xp.GP is merged or replaced. Other keys of xp stay because they are not sent.
     */
    private ObjectNode change(JsonNode found, Customer customer) {
        ObjectNode part = json.createObjectNode();
        ObjectNode xp = part.putObject("xp");
        JsonNode present = found.path("xp").path("GP");
        ObjectNode gp = present.isObject() ? present.deepCopy() : json.createObjectNode();
        xp.set("GP", gp);
        Credit credit = customer.credit();
        gp.put("Balance", amount(credit.balance()))
                .put("Overdue", amount(credit.overdue()))
                .put("CreditKind", credit.kind().name())
                .put("CreditLimit", amount(credit.limit()))
                .put("CreditAvailable", amount(credit.available()))
                .put("Currency", customer.currency())
                .put("Terms", customer.terms())
                .put("AsOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return part;
    }

    private static String amount(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
