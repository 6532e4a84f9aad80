/** A file of real invoices, replayed as quotes that become orders, and reconciled with GP to the penny. */
package io.storebridge.sandbox.replay;
