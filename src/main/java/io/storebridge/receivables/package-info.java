/** Invoices for the storefront, as data and on paper; who pays which invoice now; whether charges and receipts agree. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"commerce", "security", "problems"})
package io.storebridge.receivables;
