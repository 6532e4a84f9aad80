package io.storebridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.Erp;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.Mappings;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.StoreAccounts;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.commerce.Storefront;
import io.storebridge.commerce.Tax;
import java.lang.reflect.Proxy;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class ConnectorsTest {

    @Configuration
    @ComponentScan(
            basePackages = "io.storebridge.connectors",
            includeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = ".*\\.connectors\\.\\w+\\.\\w+Configuration"),
            useDefaultFilters = false)
    static class Scan {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Scan.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Mappings.class, () -> (mapping, input, variables) -> input);

    @Test
    void eachSystemIsConnectedByItsAddressAlone() {
        context.withPropertyValues(
                        "storebridge.gp.url=jdbc:postgresql://127.0.0.1:1/gp_two",
                        "storebridge.ordercloud.base-url=http://127.0.0.1:1",
                        "storebridge.salesforce.base-url=http://127.0.0.1:1",
                        "storebridge.stripe.base-url=http://127.0.0.1:1",
                        "storebridge.graph.sender=sales@example.com")
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(Erp.class)
                        .hasSingleBean(Storefront.class)
                        .hasSingleBean(StoreAccounts.class)
                        .hasSingleBean(StoreOrders.class)
                        .hasSingleBean(Crm.class)
                        .hasSingleBean(CrmAccounts.class)
                        .hasSingleBean(Payments.class)
                        .hasSingleBean(Authorizations.class)
                        .hasSingleBean(Mail.class)
                        .doesNotHaveBean(DataSource.class));
    }

    @Test
    void the_tax_provider_is_chosen_by_configuration() {
        String[] place = {
            "storebridge.tax.ship-from.zip=55409",
            "storebridge.tax.ship-from.state=MN",
            "storebridge.avatax.base-url=http://127.0.0.1:1",
            "storebridge.avatax.account-id=1",
            "storebridge.avatax.license-key=k",
            "storebridge.taxjar.base-url=http://127.0.0.1:1",
            "storebridge.taxjar.api-token=t"
        };
        for (String provider : List.of("avatax", "taxjar", "none")) {
            context.withPropertyValues(place)
                    .withPropertyValues("storebridge.tax.provider=" + provider)
                    .run(started -> assertThat(started)
                            .hasNotFailed()
                            .hasSingleBean(Tax.class)
                            .hasBean(provider.replace("none", "store") + "Tax"));
        }
        context.withPropertyValues("storebridge.tax.provider=vertex")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues(
                        "storebridge.tax.provider=avatax",
                        "storebridge.avatax.base-url=http://127.0.0.1:1",
                        "storebridge.avatax.account-id=1",
                        "storebridge.avatax.license-key=k")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("ship-from"));
    }

    @Test
    void any_other_tax_goes_before_the_stores_figure() {
        Tax other = (Tax) Proxy.newProxyInstance(
                Tax.class.getClassLoader(), new Class<?>[] {Tax.class}, (proxy, method, arguments) -> "other");
        context.withBean("otherTax", Tax.class, () -> other)
                .run(started -> assertThat(started.getBean(Tax.class)).isSameAs(other));
    }

    @Test
    void withoutAddressesNothingIsConnected() {
        context.run(started -> assertThat(started)
                .hasNotFailed()
                .doesNotHaveBean(Erp.class)
                .doesNotHaveBean(Storefront.class)
                .doesNotHaveBean(StoreAccounts.class)
                .doesNotHaveBean(StoreOrders.class)
                .doesNotHaveBean(Crm.class)
                .doesNotHaveBean(Payments.class)
                .doesNotHaveBean(Mail.class));
    }
}
