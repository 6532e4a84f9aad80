package io.storebridge.ordering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders as careless and malicious callers send them, most of them worked out from the schema. */
final class BadOrders {

    private static final String JSON = "application/json";
    private static final List<String> TEXTS = List.of(
            "Zażółć gęślą jaźń — Ĳsselmeer ẞ",
            "👩‍👩‍👧‍👦 🏳️‍🌈 𝒳𝓎𝓏 𠮷野家",
            "مرحبا بالعالم שלום עולם",
            "\u202Eevil\u202C \u200F\u200E\uFEFF\u200B",
            "e\u0301 a\u030A Z\u0351\u036B\u0343\u036A\u0302\u036B",
            "'; DROP TABLE SOP10100; --",
            "\" OR \"1\"=\"1\" /* ' OR '1'='1",
            "]]><!ENTITY x SYSTEM \"file:///etc/passwd\"> & < > &amp; &#0;",
            "${1+1} #{execution} {{secret}} <%= 1 %>",
            "\\\\server\\share \\u0000 \\n %00 %s {0}",
            "tab\tnewline\nreturn\r end  ",
            "=cmd|' /C calc'!A0 @SUM(1+1)",
            "null",
            "\u2028\u2029\u00A0\u3000");

    private final OrderShape shape;
    private final List<BadOrder> orders = new ArrayList<>();

    /**
     * @param pointer where the fault is; null: the body as a whole, or what is accepted
     * @param status of the answer: 202 when the text is odd but nothing is wrong with it
     */
    record BadOrder(String name, byte[] body, String contentType, int status, String pointer) {

        @Override
        public String toString() {
            return name;
        }
    }

    private BadOrders(JsonNode schema) {
        shape = new OrderShape(schema);
    }

    static List<BadOrder> all(JsonNode schema) {
        BadOrders all = new BadOrders(schema);
        all.wrongTypes();
        all.missingAndUnknownFields();
        all.texts();
        all.numbersAndDates();
        all.crossReferences();
        all.bodies();
        all.oddButFine();
        return all.orders;
    }

    private void wrongTypes() {
        for (String pointer : shape.pointers()) {
            JsonNode value = shape.at(pointer);
            at(
                    pointer,
                    value.isTextual() && !pointer.endsWith("/quantity") ? "42" : value.isBoolean() ? "\"yes\"" : "true",
                    "of the wrong type");
            at(pointer, "null", "null");
            at(pointer, value.isArray() ? "{}" : "[]", "a list or not");
        }
    }

    private void missingAndUnknownFields() {
        for (String pointer : shape.required()) {
            ObjectNode order = shape.order(id());
            ((ObjectNode) order.at(OrderShape.parent(pointer))).remove(OrderShape.name(pointer));
            refused(pointer + " missing", order.toString(), pointer);
        }
        for (String pointer : shape.closedObjects()) {
            for (String name : List.of("unknown", "__proto__", "a~b")) {
                ObjectNode order = shape.order(id());
                ((ObjectNode) order.at(pointer)).put(name, "x");
                refused(pointer + " with " + name, order.toString(), pointer + "/" + name.replace("~", "~0"));
            }
        }
    }

    private void texts() {
        shape.texts().forEach((pointer, longest) -> {
            at(pointer, "\"" + "x".repeat(longest + 1) + "\"", "too long");
            at(pointer, "\"a\\u0000b\"", "with NUL");
            at(pointer, "\"\\ud83d\"", "with half an emoji");
            at(pointer, "\"\\udc00\\ud800\"", "with a pair the wrong way round");
            at(pointer, "\"\\u0008\\u001b[2J\"", "with control characters");
        });
        for (String pointer : shape.constrained()) {
            at(pointer, "\"'; DROP TABLE x\"", "with SQL");
            at(pointer, "\"\"", "empty");
            at(pointer, "\"١٢٣\"", "in other digits");
        }
        refused("a name with NUL", shape.orderWith("/custom", "{\"a\\u0000b\":\"x\"}", id()), "/custom/?");
        notJson("a name with half an emoji", shape.orderWith("/custom", "{\"\\ud83d\":\"x\"}", id()));
        refused(
                "a name too long",
                shape.orderWith("/custom", "{\"%s\":\"x\"}".formatted("x".repeat(61)), id()),
                "/custom");
    }

    private void numbersAndDates() {
        for (String amount : List.of(
                "-1",
                "1e3",
                "NaN",
                "Infinity",
                "1,000.00",
                " 1",
                "1.123456",
                "1.",
                ".5",
                "+1",
                "0x10",
                "9999999999999",
                "1e9999",
                "12 USD",
                "1\\n")) {
            at("/lines/0/unitPrice", "\"" + amount + "\"", "\"" + amount + "\"");
        }
        for (String quantity : List.of(
                "0",
                "-1",
                "1e9",
                "1e9999",
                "1e999999999",
                "1e-999999999",
                "0.000001",
                "1.0000001",
                "\"0\"",
                "\"0.00\"",
                "\"-1\"",
                "\"1e3\"",
                "\"1e9999\"",
                "\"NaN\"",
                "\"9999999999\"",
                "\"\"",
                "{}")) {
            at("/lines/0/quantity", quantity, quantity);
        }
        for (String number : List.of("NaN", "Infinity", "-Infinity", "01", "+1", "0x1F", "1".repeat(2000))) {
            notJson(
                    "quantity " + number.substring(0, Math.min(9, number.length())),
                    shape.orderWith("/lines/0/quantity", number, id()));
        }
        for (String pointer : shape.dates()) {
            for (String date : List.of("2026-02-30", "24.11.2026", "tomorrow", "0000-00-00", "2026-11-24T25:00:00Z")) {
                at(pointer, "\"" + date + "\"", date);
            }
        }
    }

    private void crossReferences() {
        at("/lines/1/id", shape.at("/lines/0/id").toString(), "that another line has");
        at("/shipTos/1/id", shape.at("/shipTos/0/id").toString(), "that another ship-to has");
        at("/lines/0/shipTo", "\"nowhere\"", "that is not there");
        at("/fees/0/shipTo", "\"nowhere\"", "that is not there");
        at("/tax/details/0/line", "\"nothing\"", "that is not there");
    }

    private void bodies() {
        byte[] good = utf8(shape.order(id()).toString());
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp")) {
            orders.add(new BadOrder("sent as " + type, good, type, 415, null));
        }
        String note = "{\"orderId\":\"%s\",\"note\":\"%s\"}";
        orders.add(new BadOrder("of 10 MB", utf8(note.formatted(id(), "x".repeat(10_000_000))), JSON, 413, null));
        orders.add(new BadOrder("of 1 MB and a byte", utf8(" ".repeat(1_000_001)), JSON, 413, null));
        notJson("100,000 lists deep", "[".repeat(100_000));
        notJson("60 objects deep", "{\"a\":".repeat(60) + "1" + "}".repeat(60));
        notJson("cut off", new String(good, 0, good.length / 2, StandardCharsets.UTF_8));
        notJson("two in one", "{\"orderId\":\"A\"}{\"orderId\":\"B\"}");
        notJson("the id twice", "{\"orderId\":\"A-1\",\"orderId\":\"A-2\"}");
        for (String text : List.of(
                "hello",
                "<order><id>1</id></order>",
                "orderId=5",
                "{'orderId':'A'}",
                "{\"orderId\":\"A\",}",
                "{\"orderId\":\"A\"} // fine",
                "{\"orderId\":\"a\nb\"}",
                "{orderId:1}",
                "\u0000")) {
            notJson("the body " + text, text);
        }
        for (byte[] bytes : List.of(
                new byte[] {(byte) 0xff, (byte) 0xff},
                new byte[] {(byte) 0xe9},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf8, 1, 1, 1, 1})) {
            orders.add(new BadOrder("invalid UTF-8 " + orders.size(), notUtf8(bytes), JSON, 400, null));
        }
        for (String body : List.of("", "{}", "[]", "null", "7", "\"WEB-1\"", "[{\"orderId\":\"A\"}]")) {
            refused("the body '" + body + "'", body, body.isEmpty() || body.equals("{}") ? "/orderId" : "");
        }
        refused("lines alone", "{\"orderId\":\"%s\",\"lines\":%s}".formatted(id(), shape.at("/lines")), "/account");
    }

    private void oddButFine() {
        for (String text : TEXTS) {
            ObjectNode order = shape.order(id());
            shape.freeTexts().forEach((pointer, longest) -> ((ObjectNode) order.at(OrderShape.parent(pointer)))
                    .put(OrderShape.name(pointer), cut(text, longest)));
            orders.add(new BadOrder("every text " + text, utf8(order.toString()), JSON, 202, null));
        }
        for (Map.Entry<String, String> odd : Map.of(
                        "/lines/0/quantity",
                        "\"0.00001\"",
                        "/lines/1/quantity",
                        "999999999",
                        "/lines/0/unitPrice",
                        "\"999999999999.99999\"",
                        "/custom",
                        "{\"__proto__\":\"x\",\"a/b~c\":\"'\",\"\":\"\"}")
                .entrySet()) {
            orders.add(new BadOrder(
                    "odd " + odd.getKey(),
                    utf8(shape.orderWith(odd.getKey(), odd.getValue(), id())),
                    "application/json; charset=utf-8",
                    202,
                    null));
        }
    }

    private void at(String pointer, String json, String what) {
        refused(pointer + " " + what, shape.orderWith(pointer, json, id()), pointer);
    }

    private void refused(String name, String body, String pointer) {
        orders.add(new BadOrder(name, utf8(body), JSON, 400, pointer));
    }

    private void notJson(String name, String body) {
        orders.add(new BadOrder(name, utf8(body), JSON, 400, null));
    }

    private String id() {
        return "BAD-" + orders.size();
    }

    private byte[] notUtf8(byte[] bytes) {
        byte[] body = utf8("{\"orderId\":\"%s\",\"note\":\"@@@@@\"}".formatted(id()));
        System.arraycopy(bytes, 0, body, body.length - 7, bytes.length);
        return body;
    }

    private static String cut(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
