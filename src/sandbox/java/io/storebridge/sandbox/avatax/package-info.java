/** A stand-in of Avalara AvaTax: sales in its real format, worked out with invented rates. */
package io.storebridge.sandbox.avatax;
