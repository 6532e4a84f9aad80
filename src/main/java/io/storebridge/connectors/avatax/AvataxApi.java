package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of AvaTax's API that sales need, as {@code avatax.yaml} describes it. Every sale here is a SalesInvoice. */
@Headers({"Accept: application/json", "Content-Type: application/json"})
interface AvataxApi {

    String TRANSACTION = "/api/v2/companies/{company}/transactions/{code}";

    @RequestLine("POST /api/v2/transactions/create?$include=Details")
    JsonNode create(JsonNode transaction);

    @RequestLine("POST /api/v2/transactions/createoradjust?$include=Details")
    JsonNode createOrAdjust(JsonNode transaction);

    /** @param code encoded already, see {@link #encoded} */
    @RequestLine("GET " + TRANSACTION + "?documentType=SalesInvoice&$include=Details")
    JsonNode find(@Param("company") String company, @Param(value = "code", encoded = true) String code);

    @RequestLine("POST " + TRANSACTION + "/commit?documentType=SalesInvoice")
    JsonNode commit(
            @Param("company") String company, @Param(value = "code", encoded = true) String code, JsonNode body);

    @RequestLine("POST " + TRANSACTION + "/void?documentType=SalesInvoice")
    JsonNode cancel(
            @Param("company") String company, @Param(value = "code", encoded = true) String code, JsonNode body);

    /** A transaction's code in a path: AvaTax has its own signs for some characters. */
    static String encoded(String code) {
        return code.replace("%", "_-ava25-_")
                .replace("/", "_-ava2f-_")
                .replace("+", "_-ava2b-_")
                .replace("?", "_-ava3f-_")
                .replace("#", "_-ava23-_")
                .replace(" ", "%20");
    }
}
