/**
 * What is wrong with a request, in one shape for all endpoints (RFC 9457). An endpoint throws {@code Problem}, lets failures
 * of other systems pass, and declares its own numbers of 400 and above by {@code @ApiResponse} with a description only.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.problems;
