package io.storebridge.orders;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.Erp;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its own diagrams on a fresh database, between partners that a test tells what to answer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storebridge.worker.retries=50ms,150ms,450ms",
            "storebridge.worker.lock=5s",
            "storebridge.worker.poll=1s",
            "storebridge.worker.shutdown-wait=1s",
            "spring.datasource.hikari.connection-timeout=3000",
            "spring.datasource.hikari.maximum-pool-size=10"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({Storefront.class, WithOrderPartners.Partners.class})
@interface WithOrderPartners {

    @TestConfiguration
    class Partners {

        @Bean
        @Primary
        OrderPartners orderPartners() {
            return new OrderPartners();
        }

        @Bean
        @Primary
        CrmAccounts crmOfThePartners(OrderPartners partners) {
            return partners.crm();
        }

        @Bean
        @Primary
        Erp erpOfThePartners(OrderPartners partners) {
            Erp erp = mock(Erp.class);
            when(erp.readCustomer(any())).thenAnswer(call -> partners.readCustomer(call.getArgument(0)));
            return erp;
        }
    }
}
