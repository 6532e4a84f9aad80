/** A stand-in of Salesforce's REST API with accounts and contacts, and a page that shows them to people. */
package io.storebridge.sandbox.salesforce;
