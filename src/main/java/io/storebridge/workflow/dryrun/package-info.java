/** Dry runs without the engine: what was recorded of a run, the way a run takes, and how two ways differ. */
@org.springframework.modulith.NamedInterface("dryrun")
package io.storebridge.workflow.dryrun;
