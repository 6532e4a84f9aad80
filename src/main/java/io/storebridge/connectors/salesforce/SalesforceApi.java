package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The part of Salesforce's REST API that is used. */
@Headers("Accept: application/json")
interface SalesforceApi {

    /** @param soql percent-encoded already: Feign leaves a plus sign as it is, which a server reads as a blank */
    @RequestLine("GET /services/data/{version}/query?q={soql}")
    JsonNode query(@Param("version") String version, @Param(value = "soql", encoded = true) String soql);

    @RequestLine("POST /services/data/{version}/sobjects/{object}")
    @Headers("Content-Type: application/json")
    JsonNode create(@Param("version") String version, @Param("object") String object, ObjectNode fields);

    @RequestLine("PATCH /services/data/{version}/sobjects/{object}/{id}")
    @Headers("Content-Type: application/json")
    void change(
            @Param("version") String version,
            @Param("object") String object,
            @Param("id") String id,
            ObjectNode fields);

    /** @param field an external id, which must not stand in the fields too */
    @RequestLine(value = "PATCH /services/data/{version}/sobjects/{object}/{field}/{value}", decodeSlash = false)
    @Headers("Content-Type: application/json")
    JsonNode upsert(
            @Param("version") String version,
            @Param("object") String object,
            @Param("field") String field,
            @Param("value") String value,
            ObjectNode fields);
}
