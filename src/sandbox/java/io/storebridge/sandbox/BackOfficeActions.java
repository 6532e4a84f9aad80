package io.storebridge.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.sandbox.control.ControlServer;
import io.storebridge.sandbox.control.InvalidField;
import io.storebridge.sandbox.gp.GpBackOffice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The back office's work over the control port: each action is a POST of JSON. */
class BackOfficeActions {

    private static final String BATCH = "STOREBRIDGE";

    private final ObjectMapper json = new ObjectMapper();
    private final GpBackOffice gp;

    private BackOfficeActions(GpBackOffice gp) {
        this.gp = gp;
    }

    static void register(ControlServer control, GpBackOffice gp) {
        BackOfficeActions actions = new BackOfficeActions(gp);
        actions.register(
                control,
                "/gp/quote",
                "{\"customer\":\"AARONFIT0001\",\"lines\":[{\"item\":\"CHAI-TSK-BLK\",\"quantity\":4}],\"note\":\"by phone\"}",
                actions::quote);
        actions.register(control, "/gp/post-batch", "{\"batch\":\"" + BATCH + "\"}", actions::postBatch);
        actions.register(control, "/gp/post-receipts", "{\"batch\":\"" + BATCH + "\"}", actions::postReceipts);
        actions.register(control, "/gp/receivables", "{\"customer\":\"AARONFIT0001\"}", actions::receivables);
        actions.register(
                control,
                "/gp/ship",
                "{\"order\":\"ORD...\",\"tracking\":\"1Z999AA10123456784\",\"quantities\":{\"16384\":1}}",
                actions::ship);
        actions.register(control, "/gp/transfer", "{\"order\":\"ORD...\"}", actions::transfer);
        actions.register(control, "/gp/void", "{\"order\":\"ORD...\"}", actions::voidOrder);
        actions.register(
                control,
                "/gp/change-line",
                "{\"order\":\"ORD...\",\"line\":16384,\"quantity\":3,\"price\":\"199.00\"}",
                actions::changeLine);
        actions.register(control, "/gp/hold", "{\"customer\":\"AARONFIT0001\",\"hold\":true}", actions::hold);
        actions.register(
                control,
                "/gp/credit-limit",
                "{\"customer\":\"AARONFIT0001\",\"limit\":\"1000.00\"}",
                actions::creditLimit);
        actions.register(
                control,
                "/gp/stock",
                "{\"item\":\"MICR-BIN-40X\",\"warehouse\":\"MAIN\",\"quantity\":10}",
                actions::stock);
        actions.register(control, "/gp/lock", "{\"kind\":\"document\",\"key\":\"ORD...\"}", actions::lock);
        actions.register(control, "/gp/unlock", "{\"kind\":\"document\",\"key\":\"ORD...\"}", actions::unlock);
    }

    private void register(
            ControlServer control, String path, String example, Function<JsonNode, Map<String, Object>> action) {
        control.action(path, example, body -> {
            try {
                return json.valueToTree(action.apply(body));
            } catch (NoSuchElementException | IllegalStateException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        });
    }

    private Map<String, Object> quote(JsonNode body) {
        List<GpBackOffice.Line> lines = new ArrayList<>();
        for (JsonNode line : body.path("lines")) {
            String pointer = "/lines/" + lines.size();
            lines.add(new GpBackOffice.Line(
                    text(line, "item", pointer),
                    decimal(line, "quantity", pointer),
                    line.path("unit").asText(null),
                    line.path("warehouse").asText(null),
                    line.has("price") ? decimal(line, "price", pointer) : null));
        }
        if (lines.isEmpty()) {
            throw new InvalidField("/lines", "needs one line at least");
        }
        String expires = body.path("expires").asText(null);
        return Map.of(
                "number",
                gp.enterQuote(
                        text(body, "customer", ""),
                        body.path("person").asText("sandra"),
                        lines,
                        expires == null ? null : LocalDate.parse(expires),
                        body.path("note").asText(null)));
    }

    private Map<String, Object> postBatch(JsonNode body) {
        return Map.of("invoices", gp.postBatch(body.path("batch").asText(BATCH)));
    }

    private Map<String, Object> postReceipts(JsonNode body) {
        return Map.of("receipts", gp.postReceipts(body.path("batch").asText(BATCH)));
    }

    /** GP's tables of what a customer owes and has paid, to look at. */
    private Map<String, Object> receivables(JsonNode body) {
        try {
            JsonNode tables = json.readTree(gp.showReceivables(text(body, "customer", "")));
            return json.convertValue(tables, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> ship(JsonNode body) {
        Map<Integer, BigDecimal> quantities = null;
        if (body.has("quantities")) {
            quantities = new HashMap<>();
            for (Map.Entry<String, JsonNode> line : body.path("quantities").properties()) {
                quantities.put(
                        Integer.valueOf(line.getKey()), decimal(body.path("quantities"), line.getKey(), "/quantities"));
            }
        }
        String order = text(body, "order", "");
        gp.ship(order, tracking(body), quantities);
        return Map.of("shipped", order);
    }

    /** One number, or an array of them: each parcel has its own. */
    private static String tracking(JsonNode body) {
        JsonNode tracking = body.path("tracking");
        if (!tracking.isArray()) {
            return text(body, "tracking", "");
        }
        List<String> numbers = new ArrayList<>();
        tracking.forEach(number -> numbers.add(number.asText()));
        return String.join(",", numbers);
    }

    private Map<String, Object> transfer(JsonNode body) {
        return Map.of("invoice", gp.transfer(text(body, "order", "")));
    }

    private Map<String, Object> voidOrder(JsonNode body) {
        gp.voidOrder(text(body, "order", ""));
        return Map.of();
    }

    private Map<String, Object> changeLine(JsonNode body) {
        gp.changeLine(
                text(body, "order", ""),
                decimal(body, "line", "").intValue(),
                body.has("quantity") ? decimal(body, "quantity", "") : null,
                body.has("price") ? decimal(body, "price", "") : null,
                body.has("cancelled") ? decimal(body, "cancelled", "") : null);
        return Map.of();
    }

    private Map<String, Object> hold(JsonNode body) {
        gp.holdCustomer(text(body, "customer", ""), body.path("hold").asBoolean(true));
        return Map.of();
    }

    private Map<String, Object> creditLimit(JsonNode body) {
        gp.changeCreditLimit(
                text(body, "customer", ""), body.path("limit").isNull() ? null : decimal(body, "limit", ""));
        return Map.of();
    }

    private Map<String, Object> stock(JsonNode body) {
        gp.receiveStock(text(body, "item", ""), text(body, "warehouse", ""), decimal(body, "quantity", ""));
        return Map.of();
    }

    private Map<String, Object> lock(JsonNode body) {
        gp.lock(text(body, "kind", ""), text(body, "key", ""));
        return Map.of();
    }

    private Map<String, Object> unlock(JsonNode body) {
        gp.unlock(text(body, "kind", ""), text(body, "key", ""));
        return Map.of();
    }

    private static String text(JsonNode node, String field, String pointer) {
        if (!node.path(field).isTextual()) {
            throw new InvalidField(pointer + "/" + field, "needs a text");
        }
        return node.path(field).asText();
    }

    private static BigDecimal decimal(JsonNode node, String field, String pointer) {
        try {
            return new BigDecimal(node.path(field).asText());
        } catch (NumberFormatException e) {
            throw new InvalidField(pointer + "/" + field, "needs a number");
        }
    }
}
