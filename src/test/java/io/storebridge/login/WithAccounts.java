package io.storebridge.login;

import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithErrands;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The application with its own diagrams in real time, between a CRM and a back office in memory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithErrands
@TestPropertySource(
        properties = {
            "storebridge.deployment.folders=classpath:processes/login,classpath:processes/catalog",
            "storebridge.worker.enabled=false",
            "storebridge.real-time.budget=20s"
        })
@Import({AccountsConfiguration.class, Storefront.class})
@interface WithAccounts {}
