/** A port's method as an operation that diagrams call: its registry, its description, its invocation with documents. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.operations;
