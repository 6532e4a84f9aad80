package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of Salesforce's REST API that is used. */
@Headers("Accept: application/json")
interface SalesforceApi {

    /** @param soql percent-encoded already: Feign leaves a plus sign as it is, which a server reads as a blank */
    @RequestLine("GET /services/data/{version}/query?q={soql}")
    JsonNode query(@Param("version") String version, @Param(value = "soql", encoded = true) String soql);
}
