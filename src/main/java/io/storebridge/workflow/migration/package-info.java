/** Moving running instances to the newest version of their diagram: which can, which cannot and why, and doing it. */
@org.springframework.modulith.NamedInterface("migration")
package io.storebridge.workflow.migration;
