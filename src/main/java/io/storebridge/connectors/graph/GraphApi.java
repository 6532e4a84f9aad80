package io.storebridge.connectors.graph;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** Microsoft Graph v1.0. */
@Headers("Accept: application/json")
interface GraphApi {

    @RequestLine("POST /v1.0/users/{sender}/sendMail")
    @Headers("Content-Type: application/json")
    void sendMail(@Param("sender") String sender, JsonNode body);

    @RequestLine("GET /v1.0/users/{sender}/mailFolders/sentitems/messages?$filter={filter}&$select=id&$top=1")
    JsonNode sentItems(@Param("sender") String sender, @Param("filter") String filter);
}
