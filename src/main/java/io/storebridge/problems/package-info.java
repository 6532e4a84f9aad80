/** What is wrong with a request, in one shape for all endpoints (RFC 9457). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.problems;
