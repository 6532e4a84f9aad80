/** What connectors that speak HTTP share: pooled clients, tokens, and failures in the three kinds. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.connectors.http;
