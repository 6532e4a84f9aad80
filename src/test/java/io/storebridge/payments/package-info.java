/** The payment of invoices from the card to the receipt, as a whole. */
package io.storebridge.payments;
