/** Orders between the store and the ERP: whose they are, how far they are, what was told; and the scans that find news. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "security", "problems"})
package io.storebridge.ordering;
