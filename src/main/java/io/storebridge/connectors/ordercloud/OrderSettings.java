package io.storebridge.connectors.ordercloud;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an order of this store keeps what OrderCloud has no field for. Fields are named by their path in {@code xp}, with
 * dots: {@code Tax.Code}.
 *
 * @param currency of orders that say none (OrderCloud takes it from the buyer's locale); ISO 4217
 * @param buyerIdsAreCustomerNumbers true: a buyer without {@code xp.GP.CustomerNumber} is the customer of its id; false:
 *     the ERP does not know it yet
 * @param purchaseOrderField in a payment's or the order's xp
 * @param tokenField the gateway's token of the card, in a payment's xp
 * @param transactionField the gateway's id, in the xp of a payment or its transaction
 * @param taxCodeField in a product's xp
 * @param exemptionField in a buyer's xp
 * @param shipCompleteField in an order's xp
 * @param noteField in a line's xp
 * @param spendingAccountsAreDeposits true: money that has been received (gift cards); false: a budget, billed as usual
 * @param shippingMethods the ERP's shipping method by the store's ship method, its id or its name
 * @param shippingPromotions codes of promotions that take something off shipping; others take it off the order
 * @param customFields fields in the order's xp by the name that the order's custom field gets
 * @param lineFields fields in a line's xp by the name that the line's attribute gets
 */
@ConfigurationProperties("storebridge.ordercloud.orders")
record OrderSettings(
        String currency,
        @DefaultValue("false") boolean buyerIdsAreCustomerNumbers,
        @DefaultValue("PONumber") String purchaseOrderField,
        @DefaultValue("Token") String tokenField,
        @DefaultValue("TransactionID") String transactionField,
        @DefaultValue("TaxCode") String taxCodeField,
        @DefaultValue("TaxExemption") String exemptionField,
        @DefaultValue("ShipComplete") String shipCompleteField,
        @DefaultValue("Note") String noteField,
        @DefaultValue("false") boolean spendingAccountsAreDeposits,
        @DefaultValue Map<String, String> shippingMethods,
        @DefaultValue Set<String> shippingPromotions,
        @DefaultValue Map<String, String> customFields,
        @DefaultValue Map<String, String> lineFields) {}
