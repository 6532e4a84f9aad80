/** The replay of real invoices: reading files, and a whole run through the sandbox. */
package io.storebridge.sandbox.replay;
