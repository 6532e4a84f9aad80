package io.storebridge.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a fresh database, with the tests' own diagrams and their errands. Its worker as good as never
 * polls: what runs was announced.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storebridge.deployment.folders=classpath:diagrams",
            "storebridge.worker.retries=50ms,150ms,450ms",
            "storebridge.worker.lock=2s",
            "storebridge.worker.shutdown-wait=1s",
            "spring.datasource.hikari.connection-timeout=3000",
            "spring.datasource.hikari.maximum-pool-size=10",
            "storebridge.worker.poll=1h",
            "storebridge.worker.systems.slow.concurrency=2"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({ProgrammableErrands.Configuration.class, ProgrammableOracle.Configuration.class})
public @interface WithErrands {}
