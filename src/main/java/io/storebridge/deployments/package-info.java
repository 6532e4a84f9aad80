/** Deploying diagrams, decisions, forms and schemas over REST, trying them out before, and who deployed what. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"workflow", "workflow :: dryrun", "security", "problems"})
package io.storebridge.deployments;
