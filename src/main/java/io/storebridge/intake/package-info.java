/** The storefront's front door: every workflow with a schema is an endpoint, each request takes effect once. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commerce", "operations", "workflow", "security", "problems"})
package io.storebridge.intake;
