/**
 * Dynamics GP: eConnect documents over JDBC for writes, plain SELECTs on its tables for reads.
 *
 * <p>Limits of receivables: invoices only (RMDTYPAL 1), in the company's own currency; no terms discounts are taken; a charge's
 * id may have 30 characters (TRXDSCRN). Receipts wait unposted in their batch until somebody posts it, and their invoices show
 * the new balance at once. What is unverified is named in the sandbox's {@code gp/README.md}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.connectors.gp;
