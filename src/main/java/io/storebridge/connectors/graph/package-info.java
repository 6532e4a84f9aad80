/** E-mail through Office 365 by Microsoft Graph, from Mustache templates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http"})
package io.storebridge.connectors.graph;
