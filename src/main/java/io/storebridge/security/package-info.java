/** Who may call what: API keys of storefronts, logins of people. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"workflow", "problems"})
package io.storebridge.security;
