package io.storebridge.ordering;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.ordering.OrderRecords.Placed;
import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders for the storefront: those that the store has sent, from our records until the ERP has them, and all that the ERP
 * has, also those entered by phone. The customer is asked for each time, and an order of another one does not exist.
 */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders", description = "Orders and how far they have come, as the store and the back office have them now")
@ApiResponse(responseCode = "403", description = "The key is not allowed to use order-to-erp")
@ApiResponse(responseCode = "503", description = "The back office does not answer; Retry-After says when to ask again")
class OrderController {

    /** Who may place orders may see them. */
    private static final String PROCESS = "order-to-erp";

    private static final String CUSTOMER = "The customer's number in the back office";
    private static final int MOST = 100;
    private static final int LAST_PAGE = 10_000;

    private final ObjectProvider<OrderHistory> history;
    private final OrderRecords records;

    OrderController(ObjectProvider<OrderHistory> history, OrderRecords records) {
        this.history = history;
        this.records = records;
    }

    @GetMapping
    @Operation(
            operationId = "orders.list",
            summary = "A customer's orders, newest first",
            description =
                    "An order that the back office holds in several parts is listed once for each of its numbers.")
    @ApiResponse(responseCode = "200", description = "The orders")
    @ApiResponse(responseCode = "404", description = "There is no such customer")
    OrderList list(
            @Parameter(description = CUSTOMER, example = "AARONFIT0001") @RequestParam String customer,
            @Parameter(description = "Only orders that stand so; all when it is left out")
                    @RequestParam(required = false)
                    OrderStatus status,
            @Parameter(
                            description = "Which page",
                            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    int page,
            @Parameter(
                            description = "How many on a page",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam(defaultValue = "20")
                    int pageSize,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(PROCESS);
        String number = customer(customer);
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.ofParameter("page", "takes 1 to " + LAST_PAGE);
        }
        if (pageSize < 1 || pageSize > MOST) {
            throw Problem.ofParameter("pageSize", "takes 1 to " + MOST);
        }
        return new OrderPages(erp(), number, records.notInErp(number))
                .page(status, page, pageSize)
                .withOrderIds(records);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "orders.read", summary = "One order with its lines, shipments and invoices")
    @ApiResponse(responseCode = "200", description = "The order")
    @ApiResponse(responseCode = "404", description = "The customer has no such order")
    OrderView read(
            @Parameter(
                            description = "The store's id of the order, or its number in the back office",
                            example = "WEB-5001")
                    @PathVariable
                    String id,
            @Parameter(description = CUSTOMER, example = "AARONFIT0001") @RequestParam String customer,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.requireUse(PROCESS);
        String number = customer(customer);
        Placed placed = records.find(id)
                .or(() -> records.orderOf(id).flatMap(records::find))
                .orElse(null);
        return view(placed, id)
                .filter(order -> number.equalsIgnoreCase(OrderList.text(order.customer())))
                .orElseThrow(
                        () -> new Problem(HttpStatus.NOT_FOUND, "Customer %s has no order %s".formatted(number, id)));
    }

    private Optional<OrderView> view(Placed placed, String id) {
        if (placed == null) {
            return readInErp(id).map(order -> OrderView.of(null, List.of(order)));
        }
        List<SalesOrder> parts = placed.entry().orderNumbers().stream()
                .flatMap(number -> readInErp(number).stream())
                .toList();
        return Optional.of(parts.isEmpty() ? OrderView.of(placed) : OrderView.of(placed, parts));
    }

    private Optional<SalesOrder> readInErp(String number) {
        try {
            return Optional.ofNullable(erp().readOrder(number));
        } catch (Failure.Rejected rejected) {
            if (rejected.code().equals(ErrorCodes.ORDER_UNKNOWN)) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    private OrderHistory erp() {
        return history.getIfAvailable(() -> {
            throw Problem.notConnected("back office");
        });
    }

    private static String customer(String customer) {
        if (customer.isBlank()) {
            throw Problem.ofParameter("customer", "is empty");
        }
        return customer.strip();
    }
}
