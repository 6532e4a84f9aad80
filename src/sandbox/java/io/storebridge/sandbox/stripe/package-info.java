/** A stand-in of Stripe: payments in its real format, the buyer's bank as a page, and signed webhooks. */
package io.storebridge.sandbox.stripe;
