package io.storebridge.connectors.gp;

import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Catalog;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.Erp;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.SalesOrders;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects GP when {@code storebridge.gp.url} is set. The pool stays in here: as a bean of type DataSource it would take
 * part in Spring Boot's choice of the application's own database.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    GpProperties.class,
    GpOrderProperties.class,
    GpScanProperties.class,
    GpCustomerProperties.class
})
@ConditionalOnProperty("storebridge.gp.url")
class GpConfiguration {

    @Bean
    GpDatabase gpDatabase(GpProperties properties, MeterRegistry meters) {
        return new GpDatabase(properties, Dialect.of(properties.url()), meters);
    }

    @Bean
    Erp gpErp(GpProperties properties, GpDatabase gpDatabase, MeterRegistry meters) {
        Dialect dialect = Dialect.of(properties.url());
        EConnect eConnect = new EConnect(dialect, properties.querySeconds(), meters);
        return PromisedCodes.around(Erp.class, new GpErp(properties, gpDatabase, dialect, eConnect, Clock.systemUTC()));
    }

    @Bean
    SalesOrders gpSalesOrders(
            GpProperties properties, GpOrderProperties settings, GpDatabase gpDatabase, MeterRegistry meters) {
        Dialect dialect = Dialect.of(properties.url());
        EConnect eConnect = new EConnect(dialect, properties.querySeconds(), meters);
        return PromisedCodes.around(
                SalesOrders.class,
                new GpSalesOrders(properties, settings, gpDatabase, dialect, eConnect, Clock.systemUTC()));
    }

    @Bean
    Receivables gpReceivables(GpProperties properties, GpDatabase gpDatabase, MeterRegistry meters) {
        Dialect dialect = Dialect.of(properties.url());
        EConnect eConnect = new EConnect(dialect, properties.querySeconds(), meters);
        return PromisedCodes.around(
                Receivables.class, new GpReceivables(properties, gpDatabase, dialect, eConnect, Clock.systemUTC()));
    }

    @Bean
    OrderHistory gpOrderHistory(GpProperties properties, GpScanProperties scanning, GpDatabase gpDatabase) {
        Dialect dialect = Dialect.of(properties.url());
        return PromisedCodes.around(OrderHistory.class, new GpOrderHistory(properties, scanning, gpDatabase, dialect));
    }

    @Bean
    CustomerAccounts gpCustomerAccounts(
            GpProperties properties, GpCustomerProperties creation, GpDatabase gpDatabase, MeterRegistry meters) {
        Dialect dialect = Dialect.of(properties.url());
        EConnect eConnect = new EConnect(dialect, properties.querySeconds(), meters);
        return PromisedCodes.around(
                CustomerAccounts.class,
                new GpCustomerAccounts(properties, creation, gpDatabase, dialect, eConnect, Clock.systemUTC()));
    }

    @Bean
    Catalog gpCatalog(GpProperties properties, GpDatabase gpDatabase) {
        Dialect dialect = Dialect.of(properties.url());
        return PromisedCodes.around(Catalog.class, new GpCatalog(properties, gpDatabase, dialect));
    }
}
