/** What the connectors of tax providers share: the sale that is taxed, its places, exact JSON. Without a provider: the store's figure. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "commerce")
package io.storebridge.connectors.tax;
