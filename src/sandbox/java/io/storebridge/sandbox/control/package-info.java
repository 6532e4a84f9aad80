/** The sandbox's control: faults that make a system fail, the journal of what each system received, and the port for both. */
package io.storebridge.sandbox.control;
