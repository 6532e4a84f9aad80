/** A stand-in of TaxJar: taxes and order transactions in its real format, worked out with invented rates. */
package io.storebridge.sandbox.taxjar;
