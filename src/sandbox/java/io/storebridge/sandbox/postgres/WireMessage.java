package io.storebridge.sandbox.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One message of PostgreSQL's wire protocol 3.0, in either direction. */
record WireMessage(char type, byte[] body) {

    static final char QUERY = 'Q';
    static final char PARSE = 'P';
    static final char BIND = 'B';
    static final char EXECUTE = 'E';
    static final char CLOSE = 'C';
    static final char SYNC = 'S';
    static final char FLUSH = 'H';
    static final char TERMINATE = 'X';

    static final char ERROR_RESPONSE = 'E';
    static final char COMMAND_COMPLETE = 'C';
    static final char READY_FOR_QUERY = 'Z';

    static WireMessage read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        byte[] body = new byte[in.readInt() - 4];
        in.readFully(body);
        return new WireMessage(type, body);
    }

    static WireMessage query(String sql) {
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        return new WireMessage(
                QUERY, ByteBuffer.allocate(text.length + 1).put(text).array());
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + 4);
        out.write(body);
    }

    ByteBuffer reader() {
        return ByteBuffer.wrap(body);
    }

    static String text(ByteBuffer body) {
        int start = body.position();
        while (body.get() != 0) {
            // on to the end of the text
        }
        return new String(body.array(), start, body.position() - start - 1, StandardCharsets.UTF_8);
    }
}
