/** A stand-in of Sitecore OrderCloud that speaks its real format over HTTP. */
package io.storebridge.sandbox.ordercloud;
