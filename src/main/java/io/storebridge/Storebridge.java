package io.storebridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The middleware between a web store and its back office on Microsoft Dynamics GP. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Storebridge {

    public static void main(String[] args) {
        SpringApplication.run(Storebridge.class, args);
    }
}
