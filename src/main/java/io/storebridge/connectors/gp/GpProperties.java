package io.storebridge.connectors.gp;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the GP company database, and what our documents carry there.
 *
 * @param url JDBC URL of the company database; it decides between SQL Server and PostgreSQL
 * @param quoteDocumentId GP's document ID of quotes
 * @param orderDocumentId GP's document ID of orders
 * @param batch the batch that takes our documents
 * @param site the warehouse of lines that name none
 * @param receiptBatch the batch that takes our cash receipts; somebody posts it in GP
 * @param checkbook where the receipts' money goes; empty: the customer's own checkbook
 * @param creditCard GP's name of the card type that our receipts are of; empty: none
 * @param functionalCurrency the currency ID that receivables are kept in, and of customers that have none
 * @param quoteValidDays how long a quote is open when nobody says otherwise
 * @param poolSize connections at most
 * @param connectTimeout to reach the server, and to wait for a free connection
 * @param socketTimeout the longest silence of the server
 * @param queryTimeout the longest statement
 * @param timeZone of the company: what "today" is in GP; this machine's when it is not set
 */
@ConfigurationProperties("storebridge.gp")
record GpProperties(
        String url,
        String username,
        String password,
        @DefaultValue("STDQTE") String quoteDocumentId,
        @DefaultValue("STDORD") String orderDocumentId,
        @DefaultValue("STOREBRIDGE") String batch,
        @DefaultValue("WAREHOUSE") String site,
        @DefaultValue("STOREBRIDGE") String receiptBatch,
        @DefaultValue("") String checkbook,
        @DefaultValue("") String creditCard,
        @DefaultValue("Z-US$") String functionalCurrency,
        @DefaultValue("30") int quoteValidDays,
        @DefaultValue("8") int poolSize,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("30s") Duration socketTimeout,
        @DefaultValue("20s") Duration queryTimeout,
        ZoneId timeZone) {

    GpProperties {
        timeZone = timeZone == null ? ZoneId.systemDefault() : timeZone;
    }

    int querySeconds() {
        return (int) queryTimeout.toSeconds();
    }

    /** Without the password, and without parameters of the URL, where a password may stand too. */
    @Override
    public String toString() {
        return "GpProperties[url=" + (url == null ? null : url.split("[?;]")[0]) + ", username=" + username + "]";
    }
}
