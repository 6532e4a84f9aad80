package io.storebridge.receivables;

import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Receivables;
import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Invoices for the storefront. The customer is asked for each time, and an invoice of another one does not exist: the
 * storefront cannot show a buyer a stranger's invoice by mistake.
 */
@RestController
@RequestMapping("/api/invoices")
@Tag(name = "Invoices", description = "Posted invoices and what is owed on them, as the back office has them now")
@ApiResponse(responseCode = "403", description = "The key is not allowed to use invoice-payment")
@ApiResponse(
        responseCode = "503",
        description = "The outside system does not answer; Retry-After says when to ask again")
class InvoiceController {

    private static final String CUSTOMER = "The customer's number in the back office";
    /** The most that the port gives. */
    private static final int MOST = 500;

    private final ObjectProvider<Receivables> receivables;
    private final InvoicePdf pdf;

    InvoiceController(ObjectProvider<Receivables> receivables, InvoicePdf pdf) {
        this.receivables = receivables;
        this.pdf = pdf;
    }

    enum Which {
        open,
        all
    }

    @GetMapping
    @Operation(operationId = "invoices.list", summary = "A customer's invoices, newest first, and what is owed")
    @ApiResponse(responseCode = "200", description = "The invoices")
    @ApiResponse(responseCode = "404", description = "There is no such customer")
    InvoiceList list(
            @Parameter(description = CUSTOMER, example = "AARONFIT0001") @RequestParam String customer,
            @Parameter(description = "open: only those that something is owed on") @RequestParam(defaultValue = "open")
                    Which status,
            @Parameter(
                            description = "How many at most",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "100"))
                    @RequestParam(defaultValue = "100")
                    int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(InvoiceClaims.PROCESS);
        String number = customer(customer);
        if (limit < 1 || limit > MOST) {
            throw Problem.ofParameter("limit", "takes 1 to " + MOST);
        }
        List<Invoice> found = erp().listInvoices(number, status == Which.open, Math.min(limit + 1, MOST));
        boolean more = found.size() > limit || found.size() == MOST;
        return InvoiceList.of(number, found.stream().limit(limit).toList(), more);
    }

    @GetMapping("/{number}")
    @Operation(
            operationId = "invoices.read",
            summary = "One invoice with its lines",
            description = "With `Accept: application/pdf` the answer is the PDF.")
    @ApiResponse(responseCode = "200", description = "The invoice")
    @ApiResponse(responseCode = "404", description = "The customer has no such invoice")
    InvoiceView read(
            @Parameter(description = "The invoice's number", example = "STDINV2260") @PathVariable String number,
            @Parameter(description = CUSTOMER, example = "AARONFIT0001") @RequestParam String customer,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(InvoiceClaims.PROCESS);
        return InvoiceView.of(find(number, customer(customer)));
    }

    /** The same path by its Accept header; OpenAPI cannot say that but in words. */
    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_PDF_VALUE)
    @Hidden
    ResponseEntity<byte[]> readAsPdf(
            @PathVariable String number, @RequestParam String customer, @AuthenticationPrincipal Caller caller) {
        return print(number, customer, caller);
    }

    @GetMapping("/{number}/pdf")
    @Operation(operationId = "invoices.print", summary = "The invoice as a customer prints it")
    @ApiResponse(
            responseCode = "200",
            description = "The PDF, to be shown in the browser",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "The customer has no such invoice")
    ResponseEntity<byte[]> print(
            @Parameter(description = "The invoice's number", example = "STDINV2260") @PathVariable String number,
            @Parameter(description = CUSTOMER, example = "AARONFIT0001") @RequestParam String customer,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(InvoiceClaims.PROCESS);
        Invoice invoice = find(number, customer(customer));
        ContentDisposition disposition = ContentDisposition.inline()
                .filename("invoice-%s.pdf".formatted(invoice.number().replaceAll("[^A-Za-z0-9._-]+", "_")))
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(pdf.print(invoice));
    }

    private Invoice find(String number, String customer) {
        Invoice invoice = erp().findInvoice(number);
        if (invoice == null || !invoice.customer().strip().equalsIgnoreCase(customer)) {
            throw new Problem(HttpStatus.NOT_FOUND, "Customer %s has no invoice %s".formatted(customer, number));
        }
        return invoice;
    }

    private Receivables erp() {
        return receivables.getIfAvailable(() -> {
            throw Problem.notConnected("back office");
        });
    }

    private static String customer(String customer) {
        if (customer.isBlank()) {
            throw Problem.ofParameter("customer", "is empty");
        }
        return customer.strip();
    }
}
