/** A stand-in of Microsoft Graph's mail that keeps what was sent and shows it to people. */
package io.storebridge.sandbox.graph;
