/** Avalara AvaTax as the tax provider. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http", "connectors.tax"})
package io.storebridge.connectors.avatax;
