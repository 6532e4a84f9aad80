/** What runs sent, received and were told, masked and for a while: written beside the runs, read by dry runs. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "operations"})
package io.storebridge.recording;
