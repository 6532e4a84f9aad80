/** Dynamics GP: eConnect documents over JDBC for writes, plain SELECTs on its tables for reads. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.connectors.gp;
