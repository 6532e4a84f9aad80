/** The words of the trade and the ports to the outside systems; it knows no technology. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.storebridge.commerce;
