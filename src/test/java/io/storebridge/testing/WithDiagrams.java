package io.storebridge.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its own diagrams on a fresh database; a package adds the partners that its tests want. */
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
@Import(Storefront.class)
public @interface WithDiagrams {}
