package io.storebridge.login;

import io.storebridge.commerce.Erp;
import java.lang.reflect.Proxy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration
class AccountsConfiguration {

    @Bean
    Accounts accounts() {
        return new Accounts();
    }

    /** Of the whole back office, reading customers is all that is needed here. */
    @Bean
    Erp backOffice(Accounts accounts) {
        return (Erp) Proxy.newProxyInstance(
                Erp.class.getClassLoader(),
                new Class<?>[] {Erp.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "readCustomer" -> accounts.readCustomer((String) arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "back office";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
