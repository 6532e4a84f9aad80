package io.storebridge.connectors.salesforce;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Salesforce, and where it keeps what the store asks. Times are short because a person who signs in waits.
 *
 * @param baseUrl where tokens are given: the company's own address ({@code https://acme.my.salesforce.com})
 * @param apiVersion as in paths: {@code v60.0}
 * @param tokenLifetime how long a token is kept, as Salesforce does not say; one refused before that is fetched anew
 * @param customerField the account's field with the ERP's customer number
 * @param roleField the contact's field with the role; empty: not asked
 * @param activeField the contact's checkbox that says whether the store may be used; empty: not asked
 * @param keyField the external id of contacts and activities that we make, with which one is made once
 * @param connectTimeout to reach the host, and to wait for a free connection
 * @param readTimeout the longest silence of the host
 * @param writeTimeout the same for accounts and activities, which nobody waits for and which run the company's automations
 */
@ConfigurationProperties("storebridge.salesforce")
record SalesforceProperties(
        String baseUrl,
        String clientId,
        String clientSecret,
        @DefaultValue("v60.0") String apiVersion,
        @DefaultValue("1h") Duration tokenLifetime,
        @DefaultValue("GP_Customer_Number__c") String customerField,
        @DefaultValue("Store_Role__c") String roleField,
        @DefaultValue("Store_Active__c") String activeField,
        @DefaultValue("Storebridge_Key__c") String keyField,
        @DefaultValue("300ms") Duration connectTimeout,
        @DefaultValue("700ms") Duration readTimeout,
        @DefaultValue("15s") Duration writeTimeout,
        @DefaultValue("16") int maxConnections) {

    private static final Duration CONNECT_TO_WRITE = Duration.ofSeconds(3);
    private static final String FIELD = "[A-Za-z][A-Za-z0-9_]{0,79}";

    SalesforceProperties {
        Stream.of(customerField, roleField, activeField, keyField).forEach(field -> {
            // They become part of the query.
            if (!field.isEmpty() && !field.matches(FIELD)) {
                throw new IllegalArgumentException("storebridge.salesforce: \"" + field + "\" is no name of a field");
            }
        });
        if (customerField.isEmpty() || keyField.isEmpty()) {
            throw new IllegalArgumentException("storebridge.salesforce.customer-field or .key-field is empty");
        }
        if (!apiVersion.matches("v\\d{1,3}\\.0")) {
            throw new IllegalArgumentException(
                    "storebridge.salesforce.api-version is \"" + apiVersion + "\" and no version like v60.0");
        }
    }

    String tokenAddress() {
        return baseUrl + "/services/oauth2/token";
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    HttpLimits writeLimits() {
        return new HttpLimits(CONNECT_TO_WRITE, writeTimeout, maxConnections);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SalesforceProperties[baseUrl=" + baseUrl + ", clientId=" + clientId + ", apiVersion=" + apiVersion
                + ", customerField=" + customerField + ", roleField=" + roleField + ", activeField=" + activeField
                + ", keyField=" + keyField
                + "]";
    }
}
