/** Any REST service that an operator has configured by name. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "connectors.http", "operations"})
package io.storebridge.connectors.rest;
