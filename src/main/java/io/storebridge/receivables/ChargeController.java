package io.storebridge.receivables;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Payments;
import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the storefront needs while the buyer's bank wants the buyer to confirm a payment. */
@RestController
@RequestMapping("/api/charges")
@Tag(name = "Payments")
@ApiResponse(responseCode = "403", description = "The key is not allowed to use invoice-payment")
@ApiResponse(
        responseCode = "503",
        description = "The outside system does not answer; Retry-After says when to ask again")
class ChargeController {

    /** It becomes a part of an address at the gateway. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");

    private final ObjectProvider<Payments> payments;

    ChargeController(ObjectProvider<Payments> payments) {
        this.payments = payments;
    }

    record Authentication(
            @Schema(
                            description = "For the gateway's library in the buyer's browser; do not store or log it",
                            example = "pi_3Nf2a_secret_Qw7x")
                    @JsonProperty(required = true)
                    String clientSecret) {

        @Override
        public String toString() {
            return "Authentication[...]";
        }
    }

    @GetMapping("/{id}/authentication")
    @Operation(
            operationId = "charges.authentication",
            summary = "The secret with which the buyer confirms the payment (3-D Secure)",
            description =
                    "Answered only while the charge waits for the buyer (status `action`). The storefront hands it to the"
                            + " gateway's library in the buyer's browser, and reports to the workflow when that has ended.")
    @ApiResponse(responseCode = "200", description = "The secret; not to be cached")
    @ApiResponse(responseCode = "404", description = "There is no such charge of ours")
    @ApiResponse(responseCode = "409", description = "The charge does not wait for the buyer")
    ResponseEntity<Authentication> authentication(
            @Parameter(description = "The charge's id, as the workflow's status shows it", example = "pi_3Nf2a")
                    @PathVariable
                    String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(InvoiceClaims.PROCESS);
        Payments gateway = payments.getIfAvailable(() -> {
            throw Problem.notConnected("payment gateway");
        });
        Charge charge = read(gateway, id);
        if (charge.status() != Charge.Status.action) {
            throw waitsNot(id, "is " + charge.status());
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secret(gateway, charge));
    }

    private static Authentication secret(Payments gateway, Charge charge) {
        try {
            return new Authentication(gateway.clientSecret(charge));
        } catch (Failure.Rejected settledMeanwhile) {
            throw waitsNot(charge.id(), "was settled meanwhile");
        }
    }

    /** The charge, if it is a payment of ours: the key opens nothing else that the gateway's account holds. */
    private static Charge read(Payments gateway, String id) {
        try {
            Charge charge = ID.matcher(id).matches() ? gateway.read(reference(id)) : null;
            if (charge != null
                    && charge.paymentId() != null
                    && !charge.paymentId().isBlank()) {
                return charge;
            }
        } catch (Failure.Rejected rejected) {
            if (rejected.code().equals(ErrorCodes.CARD_DECLINED)) {
                throw waitsNot(id, "was declined");
            }
            if (!rejected.code().equals(ErrorCodes.CHARGE_UNKNOWN)) {
                throw rejected;
            }
        }
        throw new Problem(HttpStatus.NOT_FOUND, "There is no charge %s".formatted(id));
    }

    private static Problem waitsNot(String id, String why) {
        return new Problem(HttpStatus.CONFLICT, "Charge %s does not wait for the buyer: it %s".formatted(id, why));
    }

    /** A charge of which only the id is known, to ask the gateway for it. */
    static Charge reference(String id) {
        return new Charge(id, "", null, null, null, null, null, null, null);
    }
}
