/** Storebridge with stand-ins of the outside systems, for trying it out and for tests; never in the shipped jar. */
package io.storebridge.sandbox;
