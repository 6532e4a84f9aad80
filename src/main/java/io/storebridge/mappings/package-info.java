/** Mappings: documents made from others by JSONata, with exact numbers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "operations"})
package io.storebridge.mappings;
