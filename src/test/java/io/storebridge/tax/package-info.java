/** Tests of the tax at checkout. */
package io.storebridge.tax;
