package io.storebridge.connectors.graph;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails are made from.
 *
 * @param folder a Spring resource location with templates in place of the built-in ones ({@code file:/srv/storebridge/mail/});
 *     what it lacks is taken from the built-in ones
 */
@ConfigurationProperties("storebridge.mail")
record MailProperties(@DefaultValue(MailTemplates.BUILT_IN) String folder) {}
