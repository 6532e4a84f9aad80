package io.storebridge.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.Receivables;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@WithErrands
@TestPropertySource(properties = "storebridge.company.name=Northfield Supply Company")
class InvoiceApiTest {

    private static final String CUSTOMER = "AARONFIT0001";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @MockitoBean
    Receivables receivables;

    @MockitoBean
    Payments payments;

    private final Invoice open = Invoices.of(Invoices.lines(2));
    private final Invoice paid = Invoices.paid(Invoices.lines(1));

    @BeforeEach
    void giveTheStoreItsKeyAndTheErpItsInvoices() {
        keys.provide("store", "invoices-key", List.of("invoice-payment"));
        keys.provide("stranger", "no-invoices-key", List.of("quote-to-order"));
        when(receivables.listInvoices(CUSTOMER, true, 101)).thenReturn(List.of(open));
        when(receivables.listInvoices(CUSTOMER, false, 2)).thenReturn(List.of(open, paid));
        when(receivables.findInvoice("STDINV2260")).thenReturn(open);
    }

    @Test
    void a_customers_open_invoices_are_listed_with_what_is_owed() {
        JsonNode list = json(get("/api/invoices?customer=AARONFIT0001"));

        assertThat(list.at("/customer").asText()).isEqualTo(CUSTOMER);
        assertThat(list.at("/more").asBoolean()).isFalse();
        assertThat(list.at("/totalOpen").toString())
                .isEqualTo("[{\"currency\":\"USD\",\"amount\":\"588.64\",\"overdue\":\"0.00\"}]");
        assertThat(list.at("/invoices").toString())
                .isEqualTo(
                        """
                        [{"number":"STDINV2260","date":"2026-11-09","due":"2026-12-09","purchaseOrder":"PO-4711",\
                        "order":"STDORD2254","total":"588.64","balance":"588.64","overdue":false,"voided":false,\
                        "currency":"USD"}]""");
    }

    @Test
    void all_invoices_are_listed_up_to_a_limit_and_it_is_said_that_there_are_more() {
        JsonNode list = json(get("/api/invoices?customer=AARONFIT0001&status=all&limit=1"));

        assertThat(list.at("/invoices")).hasSize(1);
        assertThat(list.at("/more").asBoolean()).isTrue();
    }

    @Test
    void one_invoice_is_shown_with_its_lines() {
        JsonNode invoice = json(get("/api/invoices/STDINV2260?customer=aaronfit0001"));

        assertThat(invoice.at("/number").asText()).isEqualTo("STDINV2260");
        assertThat(invoice.at("/customerName").asText()).isEqualTo("Aaron Fittings & Electric");
        assertThat(invoice.at("/billTo/city").asText()).isEqualTo("Springfield");
        assertThat(invoice.at("/lines/1").toString())
                .isEqualTo(
                        """
                        {"item":"PAPR-CPY-WHT","description":"Copy Paper, Letter, 20 lb, White, 10 Reams",\
                        "quantity":"8.00000","unit":"Each","unitPrice":"38.95","total":"311.60"}""");
    }

    @Test
    void another_customers_invoice_does_not_exist() {
        for (String path : List.of(
                "/api/invoices/STDINV2260?customer=OTHER0001",
                "/api/invoices/STDINV2260/pdf?customer=OTHER0001",
                "/api/invoices/NONE?customer=AARONFIT0001")) {
            ResponseEntity<byte[]> answer = get(path);
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(404);
            assertThat(json(answer).at("/detail").asText()).contains("has no invoice");
        }
        assertThat(get("/api/invoices/STDINV2260").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void an_invoice_is_printed_by_its_path_or_by_what_the_caller_accepts() {
        ResponseEntity<byte[]> byPath = get("/api/invoices/STDINV2260/pdf?customer=AARONFIT0001");
        ResponseEntity<byte[]> byAccept =
                get("/api/invoices/STDINV2260?customer=AARONFIT0001", MediaType.APPLICATION_PDF_VALUE);

        for (ResponseEntity<byte[]> answer : List.of(byPath, byAccept)) {
            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
            assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                    .isEqualTo("inline; filename=\"invoice-STDINV2260.pdf\"");
            assertThat(new String(answer.getBody(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
        assertThat(get("/api/invoices/STDINV2260?customer=AARONFIT0001", "text/html,*/*;q=0.8")
                        .getHeaders()
                        .getContentType()
                        .isCompatibleWith(MediaType.APPLICATION_JSON))
                .isTrue();
        ResponseEntity<byte[]> stranger =
                get("/api/invoices/STDINV2260?customer=OTHER0001", MediaType.APPLICATION_PDF_VALUE);
        assertThat(stranger.getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void only_keys_that_may_pay_invoices_see_them() {
        for (String path : List.of(
                "/api/invoices?customer=AARONFIT0001",
                "/api/invoices/STDINV2260?customer=AARONFIT0001",
                "/api/invoices/STDINV2260/pdf?customer=AARONFIT0001",
                "/api/charges/pi_1/authentication")) {
            assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                    .as(path)
                    .isEqualTo(401);
            ResponseEntity<byte[]> answer = ask(path, "no-invoices-key", "*/*");
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(403);
            assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        }
        verify(receivables, never()).findInvoice(any());
        verify(receivables, never()).listInvoices(any(), anyBoolean(), anyInt());
    }

    @Test
    void a_back_office_that_does_not_answer_is_a_503_that_says_when_to_come_back() {
        when(receivables.findInvoice("STDINV2260")).thenThrow(new Failure.Unavailable("GP is down", null));
        when(receivables.listInvoices(CUSTOMER, true, 101))
                .thenThrow(new Failure.Unavailable("GP is busy", null, Duration.ofSeconds(7)));

        ResponseEntity<byte[]> one = get("/api/invoices/STDINV2260/pdf?customer=AARONFIT0001", "application/pdf");
        ResponseEntity<byte[]> list = get("/api/invoices?customer=AARONFIT0001");

        assertThat(one.getStatusCode().value()).isEqualTo(503);
        assertThat(one.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
        assertThat(one.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(list.getStatusCode().value()).isEqualTo(503);
        assertThat(list.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
    }

    @Test
    void what_is_wrong_with_a_parameter_is_said_by_its_name() {
        when(receivables.listInvoices("NOBODY", true, 101))
                .thenThrow(new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "GP has no customer NOBODY"));

        ResponseEntity<byte[]> unknown = get("/api/invoices?customer=NOBODY");
        assertThat(unknown.getStatusCode().value()).isEqualTo(404);
        assertThat(json(unknown).at("/errors/0").toString())
                .isEqualTo("{\"parameter\":\"customer\",\"detail\":\"GP has no customer NOBODY\"}");
        assertThat(json(get("/api/invoices")).at("/detail").asText()).contains("'customer'");
        assertThat(json(get("/api/invoices?customer=%20"))
                        .at("/errors/0/parameter")
                        .asText())
                .isEqualTo("customer");
        ResponseEntity<byte[]> status = get("/api/invoices?customer=A&status=paid");
        assertThat(status.getStatusCode().value()).isEqualTo(400);
        assertThat(json(status).at("/detail").asText()).isEqualTo("status: takes one of [open, all]");
        for (String limit : List.of("0", "501", "many", "99999999999")) {
            ResponseEntity<byte[]> answer = get("/api/invoices?customer=A&limit=" + limit);
            assertThat(answer.getStatusCode().value()).as(limit).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/parameter").asText()).isEqualTo("limit");
        }
    }

    @Test
    void the_buyers_secret_is_handed_out_only_while_the_bank_waits_for_the_buyer() {
        charge("pi_1", "P-1", Charge.Status.action);
        charge("pi_2", "P-2", Charge.Status.succeeded);
        charge("pi_3", "", Charge.Status.action);
        when(payments.read(argThat(c -> c != null && c.id().equals("pi_4"))))
                .thenThrow(new Failure.Rejected(ErrorCodes.CARD_DECLINED, "declined"));
        when(payments.read(argThat(c -> c != null && c.id().equals("pi_5"))))
                .thenThrow(new Failure.Rejected(ErrorCodes.CHARGE_UNKNOWN, "no such charge"));
        charge("pi_6", "P-6", Charge.Status.action);
        when(payments.clientSecret(argThat(c -> c != null && c.id().equals("pi_1"))))
                .thenReturn("pi_1_secret_x");
        when(payments.clientSecret(argThat(c -> c != null && c.id().equals("pi_6"))))
                .thenThrow(new Failure.Rejected(ErrorCodes.REFUSED, "settled meanwhile"));

        ResponseEntity<byte[]> answer = get("/api/charges/pi_1/authentication");

        assertThat(json(answer).toString()).isEqualTo("{\"clientSecret\":\"pi_1_secret_x\"}");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(get("/api/charges/pi_2/authentication").getStatusCode().value())
                .isEqualTo(409);
        assertThat(get("/api/charges/pi_4/authentication").getStatusCode().value())
                .isEqualTo(409);
        assertThat(get("/api/charges/pi_6/authentication").getStatusCode().value())
                .isEqualTo(409);
        assertThat(get("/api/charges/pi_3/authentication").getStatusCode().value())
                .isEqualTo(404);
        assertThat(get("/api/charges/pi_5/authentication").getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void the_open_api_document_describes_the_invoices() {
        JsonNode document = json(get("/v3/api-docs"));

        JsonNode list = document.at("/paths/~1api~1invoices/get");
        assertThat(list.at("/summary").asText()).startsWith("A customer's invoices");
        assertThat(list.at("/parameters").findValuesAsText("name")).containsExactly("customer", "status", "limit");
        assertThat(list.at("/responses/503/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(list.at("/responses/503/headers").has("Retry-After")).isTrue();
        assertThat(list.at("/responses/403/description").asText()).endsWith("invoice-payment");
        assertThat(list.at("/responses/404/content").toString())
                .isEqualTo("{\"application/problem+json\":{\"schema\":{\"$ref\":\"#/components/schemas/Problem\"}}}");
        assertThat(list.at("/responses").properties())
                .extracting(Map.Entry::getKey)
                .contains("400", "401");
        JsonNode one = document.at("/paths/~1api~1invoices~1{number}/get");
        assertThat(one.at("/operationId").asText()).isEqualTo("invoices.read");
        assertThat(one.at("/description").asText()).contains("Accept: application/pdf");
        assertThat(document.at("/paths/~1api~1invoices~1{number}~1pdf/get/responses/200/content")
                        .has("application/pdf"))
                .isTrue();
        JsonNode total = document.at("/components/schemas/InvoiceEntry/properties/total");
        assertThat(total.at("/type").asText()).isEqualTo("string");
        assertThat(total.at("/example").asText()).isEqualTo("732.35");
        assertThat(document.at("/components/schemas/Invoice/properties").has("number"))
                .isTrue();
        assertThat(document.at("/paths/~1api~1charges~1{id}~1authentication/get/responses")
                        .has("409"))
                .isTrue();
    }

    private void charge(String id, String paymentId, Charge.Status status) {
        when(payments.read(argThat(c -> c != null && c.id().equals(id))))
                .thenReturn(new Charge(
                        id,
                        paymentId,
                        CUSTOMER,
                        status,
                        new BigDecimal("10.00"),
                        "USD",
                        null,
                        BigDecimal.ZERO,
                        Instant.EPOCH));
    }

    private ResponseEntity<byte[]> get(String path) {
        return get(path, "application/json");
    }

    private ResponseEntity<byte[]> get(String path, String accept) {
        return ask(path, "invoices-key", accept);
    }

    private ResponseEntity<byte[]> ask(String path, String key, String accept) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(key);
        headers.set(HttpHeaders.ACCEPT, accept);
        return http.exchange(
                URI.create(http.getRootUri() + path), HttpMethod.GET, new HttpEntity<>(headers), byte[].class);
    }

    private static JsonNode json(ResponseEntity<byte[]> answer) {
        try {
            return new ObjectMapper().readTree(answer.getBody());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
