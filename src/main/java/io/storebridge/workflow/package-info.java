/** The engine: deployment, the worker that calls operations, instances and tasks; the only package that imports Camunda. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"commerce", "operations", "problems", "recording"})
package io.storebridge.workflow;
