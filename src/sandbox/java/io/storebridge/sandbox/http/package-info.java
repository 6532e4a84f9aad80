/** The HTTP server under every stand-in: routes, JSON, faults and journal. */
package io.storebridge.sandbox.http;
