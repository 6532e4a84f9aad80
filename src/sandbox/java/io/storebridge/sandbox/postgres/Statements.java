package io.storebridge.sandbox.postgres;

import io.storebridge.sandbox.control.Journal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a connection's client has prepared and bound so far, so that an Execute can be read as SQL with its values. */
final class Statements {

    private final Map<String, Prepared> prepared = new HashMap<>();
    private final Map<String, Journal.Statement> portals = new HashMap<>();

    private record Prepared(String sql, int[] types) {}

    /** Takes note of the message; returns the statement when the message executes one, else null. */
    Journal.Statement read(WireMessage message) {
        ByteBuffer body = message.reader();
        switch (message.type()) {
            case WireMessage.QUERY -> {
                return new Journal.Statement(WireMessage.text(body), List.of(), null);
            }
            case WireMessage.PARSE -> {
                String name = WireMessage.text(body);
                String sql = WireMessage.text(body);
                int[] types = new int[body.getShort()];
                for (int i = 0; i < types.length; i++) {
                    types[i] = body.getInt();
                }
                prepared.put(name, new Prepared(sql, types));
            }
            case WireMessage.BIND -> {
                String portal = WireMessage.text(body);
                Prepared statement = prepared.getOrDefault(WireMessage.text(body), new Prepared("", new int[0]));
                portals.put(portal, new Journal.Statement(statement.sql, values(body, statement.types), null));
            }
            case WireMessage.EXECUTE -> {
                return portals.get(WireMessage.text(body));
            }
            case WireMessage.CLOSE -> {
                Map<String, ?> closed = body.get() == 'S' ? prepared : portals;
                closed.remove(WireMessage.text(body));
            }
            default -> {
                // Describe and the rest execute nothing.
            }
        }
        return null;
    }

    private static List<String> values(ByteBuffer body, int[] types) {
        short[] formats = new short[body.getShort()];
        for (int i = 0; i < formats.length; i++) {
            formats[i] = body.getShort();
        }
        int count = body.getShort();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = body.getInt();
            if (length < 0) {
                values.add(null);
                continue;
            }
            byte[] value = new byte[length];
            body.get(value);
            boolean binary = formats.length > 0 && formats[formats.length == 1 ? 0 : i] == 1;
            values.add(
                    binary
                            ? decoded(value, i < types.length ? types[i] : 0)
                            : new String(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String decoded(byte[] value, int type) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return switch (type) {
            case 21 -> Short.toString(buffer.getShort());
            case 23 -> Integer.toString(buffer.getInt());
            case 20 -> Long.toString(buffer.getLong());
            case 700 -> Float.toString(buffer.getFloat());
            case 701 -> Double.toString(buffer.getDouble());
            case 16 -> Boolean.toString(value[0] != 0);
            default -> "0x" + HexFormat.of().formatHex(value);
        };
    }
}
