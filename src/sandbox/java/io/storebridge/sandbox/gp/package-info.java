/** The sandbox's Dynamics GP company database: GP's tables, the ta* procedures, a sample company and its back office. */
package io.storebridge.sandbox.gp;
