package io.storebridge.sandbox.ordercloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * OrderCloud's models as far as the sandbox needs them: the fields of its OpenAPI description 1.0.239 and those that
 * newer SDKs know.
 */
final class Resources {

    private static final String ADDRESS_FIELDS = "ID:text100 DateCreated^:date CompanyName:text100 FirstName:text100"
            + " LastName:text100 Street1!:text100 Street2:text100 City!:text100 State:text100 Zip:text100"
            + " Country!:text2 Phone:text100 AddressName:text100 xp:xp";
    private static final String USER_FIELDS = "ID:text100 CompanyID^ Username!:text100 Password FirstName!:text100"
            + " LastName!:text100 Email!:text200 Phone:text100 TermsAccepted:date Active!:bool xp:xp"
            + " AvailableRoles^:array Locale^:object DateCreated^:date PasswordLastSetDate^:date";
    private static final String USER_GROUP_FIELDS = "ID:text100 Name!:text100 Description:text2000 xp:xp";
    private static final String INVENTORY_FIELDS =
            "ID:text100 OwnerID Address^:object AddressID! OrderCanExceed:bool=false"
                    + " QuantityAvailable:int AllowAllBuyers:bool=true NotificationPoint:int LastUpdated^:date xp:xp";

    static final Resource PRODUCT = Resource.of(
            "Product",
            "/v1/products",
            "OwnerID DefaultPriceScheduleID AutoForward:bool=false ID:text100 ParentID IsParent:bool=false IsBundle:bool=false"
                    + " Name!:text100 Description:text2000 QuantityMultiplier:int1=1 ShipWeight:decimal"
                    + " ShipHeight:decimal ShipWidth:decimal ShipLength:decimal Active:bool=false SpecCount^:int=0"
                    + " VariantCount^:int=0 ShipFromAddressID Inventory:object DefaultSupplierID"
                    + " AllSuppliersCanSell:bool=false Returnable:bool=false DateCreated^:date xp:xp");
    static final Resource PRICE_SCHEDULE = Resource.of(
            "PriceSchedule",
            "/v1/priceschedules",
            "OwnerID ID:text100 Name!:text100 ApplyTax:bool=false ApplyShipping:bool=false MinQuantity:int1=1"
                    + " MaxQuantity:int UseCumulativeQuantity:bool=false RestrictedQuantity:bool=false PriceBreaks:array=[]"
                    + " Currency:text100 SaleStart:date SaleEnd:date IsOnSale^:bool=false xp:xp");
    static final Resource BUYER = Resource.of(
            "Buyer",
            "/v1/buyers",
            "ID:text100 Name!:text100 DefaultCatalogID Active:bool=false DateCreated^:date xp:xp");
    static final Resource USER = Resource.of("User", "/v1/buyers/{buyerID}/users", USER_FIELDS, "Buyer");
    static final Resource ADDRESS = Resource.of("Address", "/v1/buyers/{buyerID}/addresses", ADDRESS_FIELDS, "Buyer");
    static final Resource ADMIN_ADDRESS = Resource.of("AdminAddress", "/v1/addresses", ADDRESS_FIELDS);
    static final Resource INVENTORY_RECORD =
            Resource.of("InventoryRecord", "/v1/products/{productID}/inventoryrecords", INVENTORY_FIELDS, "Product");
    static final Resource VARIANT = Resource.of(
            "Variant",
            "/v1/products/{productID}/variants",
            "ID:text100 Name Description:text2000 Active:bool=true ShipWeight:decimal ShipHeight:decimal"
                    + " ShipWidth:decimal ShipLength:decimal Inventory:object Specs^:array=[] xp:xp",
            "Product");
    static final Resource ORDER = Resource.of(
            "Order",
            "/v1/orders/{direction}",
            "ID:text100 FromUser^:object FromCompanyID ToCompanyID FromUserID BillingAddressID BillingAddress^:object"
                    + " ShippingAddressID Comments:text2000 LineItemCount^:int=0 Status^ DateCreated^:date"
                    + " DateSubmitted^:date DateApproved^:date DateDeclined^:date DateCanceled^:date DateCompleted^:date"
                    + " LastUpdated^:date Subtotal^:decimal=0.0 ShippingCost:decimal=0.0 TaxCost:decimal=0.0"
                    + " Gratuity^:decimal=0.0 Fees^:decimal=0.0 PromotionDiscount^:decimal=0.0 Currency^ Total^:decimal=0.0"
                    + " IsSubmitted^:bool=false SubscriptionID^ xp:xp");
    static final Resource LINE_ITEM = Resource.of(
            "LineItem",
            "/v1/orders/{direction}/{orderID}/lineitems",
            "ID:text100 ProductID! Quantity!:int1 DateAdded^:date QuantityShipped^:int=0 UnitPrice:decimal"
                    + " PromotionDiscount^:decimal=0.0 LineTotal^:decimal=0.0 LineSubtotal^:decimal=0.0 CostCenter"
                    + " DateNeeded:date ShippingAccount ShippingAddressID ShipFromAddressID Product^:object"
                    + " Variant^:object ShippingAddress^:object ShipFromAddress^:object SupplierID^ InventoryRecordID"
                    + " PriceScheduleID^ IsOnSale^:bool=false PriceOverridden^:bool=false BundleItemID^ IsBundle^:bool=false"
                    + " IncomingOrderID^ OutgoingOrderID^ Specs:array=[] xp:xp",
            "Order");
    static final Resource PAYMENT = Resource.of(
            "Payment",
            "/v1/orders/{direction}/{orderID}/payments",
            "ID:text100 Type! DateCreated^:date CreditCardID SpendingAccountID Description:text2000 Currency^"
                    + " Amount:decimal Accepted:bool OrderReturnID xp:xp Transactions^:array=[]",
            "Order");
    static final Resource TRANSACTION = Resource.of(
            "PaymentTransaction",
            "/v1/orders/{direction}/{orderID}/payments/{paymentID}/transactions",
            "ID:text100 Type! DateExecuted!:date Currency:text100 Amount:decimal Succeeded:bool=false ResultCode"
                    + " ResultMessage xp:xp");
    static final Resource ORDER_PROMOTION = Resource.of(
            "OrderPromotion",
            "/v1/orders/{direction}/{orderID}/promotions",
            "ID:text100 Amount^:decimal LineItemID^ Code:text100 Name:text100 xp:xp",
            "Order");
    static final Resource SHIPMENT = Resource.of(
            "Shipment",
            "/v1/shipments",
            "ID:text100 BuyerID Shipper DateShipped:date DateDelivered:date TrackingNumber:text3000 Cost:decimal OwnerID"
                    + " xp:xp Account FromAddressID ToAddressID FromAddress^:object ToAddress^:object");
    static final Resource SHIPMENT_ITEM = Resource.of(
                    "ShipmentItem",
                    "/v1/shipments/{shipmentID}/items",
                    "OrderID! LineItemID! QuantityShipped!:int1 UnitPrice^:decimal CostCenter^ DateNeeded^:date"
                            + " Product^:object Variant^:object Specs^:array=[] xp^:xp",
                    "Shipment")
            .identifiedBy("OrderID", "LineItemID");
    static final Resource PRODUCT_ASSIGNMENT = Resource.of(
                    "ProductAssignment",
                    "/v1/products/assignments",
                    "SellerID ProductID! BuyerID! UserGroupID PriceScheduleID")
            .identifiedBy("ProductID", "BuyerID", "UserGroupID");
    static final Resource API_CLIENT = Resource.of(
            "ApiClient",
            "/v1/apiclients",
            "ID:text100 ClientSecret AccessTokenDuration!:int Active:bool=true AppName! RefreshTokenDuration:int=0"
                    + " DefaultContextUserName xp:xp AllowAnyBuyer:bool=false AllowAnySupplier:bool=false"
                    + " AllowSeller:bool=false IsAnonBuyer:bool=false AssignedBuyerCount^:int=0"
                    + " AssignedSupplierCount^:int=0 OrderCheckoutIntegrationEventID"
                    + " OrderCheckoutIntegrationEventName^ OrderReturnIntegrationEventID"
                    + " OrderReturnIntegrationEventName^ MinimumRequiredRoles:array=[]"
                    + " MinimumRequiredCustomRoles:array=[] MaximumGrantedRoles:array=[]"
                    + " MaximumGrantedCustomRoles:array=[]");

    private static final Map<String, Resource> ALL = index(
            PRODUCT,
            PRICE_SCHEDULE,
            BUYER,
            USER,
            ADDRESS,
            ADMIN_ADDRESS,
            INVENTORY_RECORD,
            VARIANT,
            Resource.of(
                    "VariantInventoryRecord",
                    "/v1/products/{productID}/variants/{variantID}/inventoryrecords",
                    INVENTORY_FIELDS,
                    "Product",
                    "Variant"),
            PRODUCT_ASSIGNMENT,
            Resource.of(
                    "Catalog",
                    "/v1/catalogs",
                    "ID:text100 OwnerID Name!:text100 Description:text2000"
                            + " Active:bool=false CategoryCount^:int=0 xp:xp"),
            Resource.of("ProductCatalogAssignment", "/v1/catalogs/productassignments", "CatalogID! ProductID!")
                    .identifiedBy("CatalogID", "ProductID"),
            Resource.of(
                            "CatalogAssignment",
                            "/v1/catalogs/assignments",
                            "CatalogID! BuyerID! ViewAllCategories:bool ViewAllProducts:bool")
                    .identifiedBy("CatalogID", "BuyerID"),
            Resource.of(
                    "Category",
                    "/v1/catalogs/{catalogID}/categories",
                    "ID:text100 Name!:text100 Description:text2000 ListOrder:int0=0 Active:bool=false ParentID"
                            + " ChildCount^:int=0 xp:xp",
                    "Catalog"),
            Resource.of(
                            "CategoryProductAssignment",
                            "/v1/catalogs/{catalogID}/categories/productassignments",
                            "CategoryID! ProductID! ListOrder:int",
                            "Catalog")
                    .identifiedBy("CategoryID", "ProductID"),
            Resource.of("UserGroup", "/v1/buyers/{buyerID}/usergroups", USER_GROUP_FIELDS, "Buyer"),
            Resource.of(
                            "UserGroupAssignment",
                            "/v1/buyers/{buyerID}/usergroups/assignments",
                            "UserGroupID! UserID!",
                            "Buyer")
                    .identifiedBy("UserGroupID", "UserID"),
            Resource.of(
                            "AddressAssignment",
                            "/v1/buyers/{buyerID}/addresses/assignments",
                            "AddressID! UserID UserGroupID IsShipping:bool=false IsBilling:bool=false",
                            "Buyer")
                    .identifiedBy("AddressID", "UserID", "UserGroupID"),
            Resource.of(
                    "Supplier",
                    "/v1/suppliers",
                    "ID:text100 Name!:text100 Active:bool=false DateCreated^:date"
                            + " AllBuyersCanOrder:bool=false xp:xp"),
            Resource.of(
                    "Webhook",
                    "/v1/webhooks",
                    "ID:text100 Name! Description:text2000 Url! HashKey! DeliveryConfigID"
                            + " CustomAuthHeaderName CustomAuthHeaderValue ElevatedRoles:array=[] ConfigData:object"
                            + " BeforeProcessRequest:bool=false ApiClientIDs:array=[] WebhookRoutes:array=[]"),
            Resource.of(
                    "IntegrationEvent",
                    "/v1/integrationEvents",
                    "ElevatedRoles:array=[] ID:text100 ConfigData:object EventType CustomImplementationUrl! Name!"
                            + " HashKey!:text50 CustomAuthHeaderName CustomAuthHeaderValue"),
            API_CLIENT,
            ORDER,
            LINE_ITEM,
            PAYMENT,
            TRANSACTION,
            ORDER_PROMOTION,
            SHIPMENT,
            SHIPMENT_ITEM);

    private Resources() {}

    static Resource named(String name) {
        return ALL.get(name);
    }

    static Stream<Resource> all() {
        return ALL.values().stream();
    }

    private static Map<String, Resource> index(Resource... resources) {
        Map<String, Resource> byName = new LinkedHashMap<>();
        for (Resource resource : resources) {
            byName.put(resource.name(), resource);
        }
        return byName;
    }
}
