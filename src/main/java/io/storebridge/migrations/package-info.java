/** Moving running instances to the newest version of their diagram, over REST. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"workflow :: migration", "security", "problems"})
package io.storebridge.migrations;
