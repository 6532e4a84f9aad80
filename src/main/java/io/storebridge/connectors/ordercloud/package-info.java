/** Sitecore OrderCloud as the web store. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http"})
package io.storebridge.connectors.ordercloud;
