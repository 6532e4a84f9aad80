package io.storebridge.orders;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.Erp;
import io.storebridge.testing.WithDiagrams;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The whole application with its own diagrams on a fresh database, between partners that a test tells what to answer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithDiagrams
@Import(WithOrderPartners.Partners.class)
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
