package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
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
        try {
            JsonNode buyer = new Buyers(api).of(customer.number());
            if (buyer == null) {
                throw unknown(customer, null);
            }
            api.patchBuyer(buyer.path("ID").asText(), change(buyer, customer));
        } catch (Refusal e) {
            if (e.isMissing()) {
                throw unknown(customer, e.detail());
            }
            throw HttpFailures.rejected(
                    ErrorCodes.REFUSED,
                    "The store refused the balance of customer " + customer.number() + ": " + e.getMessage() + " ("
                            + e.code() + ")",
                    null,
                    e.detail());
        }
    }

    private static Failure.Rejected unknown(Customer customer, String detail) {
        return HttpFailures.rejected(
                ErrorCodes.BUYER_UNKNOWN,
                "The store has no buyer of customer " + customer.number() + ".",
                "/customer/number",
                detail);
    }

    /** xp.GP with our fields: right whether it is merged or replaced. Other keys of xp stay because they are not sent. */
    private ObjectNode change(JsonNode found, Customer customer) {
        ObjectNode part = json.createObjectNode();
        ObjectNode xp = part.putObject("xp");
        ObjectNode gp = Buyers.gp(found, json);
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
