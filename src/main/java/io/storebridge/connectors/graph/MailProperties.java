package io.storebridge.connectors.graph;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param templates the folder of the templates, a Spring resource location that ends in a slash */
@ConfigurationProperties("storebridge.mail")
record MailProperties(@DefaultValue("classpath:/mail/") String templates) {}
