/** Salesforce as the CRM. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http"})
package io.storebridge.connectors.salesforce;
