/** The workflow order-to-erp, with the real engine and PostgreSQL, between partners in memory. */
package io.storebridge.orders;
