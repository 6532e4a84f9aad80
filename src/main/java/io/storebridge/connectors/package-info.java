/** The outside systems: one package each, and what those that speak HTTP share. Nobody imports them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.storebridge.connectors;
