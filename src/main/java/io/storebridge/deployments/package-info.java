/** Deploying diagrams, decisions, forms and schemas over REST, and the history of who deployed what. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"workflow", "security", "problems"})
package io.storebridge.deployments;
