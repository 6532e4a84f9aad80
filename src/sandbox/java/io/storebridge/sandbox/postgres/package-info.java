/** The sandbox's PostgreSQL server, the proxy that lets GP's database fail, and the stand-ins' store. */
package io.storebridge.sandbox.postgres;
