package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A fatal error as PostgreSQL's own clients understand and print it.
 *
 * @param sqlState five characters that programs look at
 * @param message what people read
 */
record ErrorReport(String sqlState, String message) {
    /** Protocol violation. */
    static final String PROTOCOL_VIOLATION = "08P01";
    /** The server cannot be reached. */
    static final String CONNECTION_FAILURE = "08006";
    /** Nobody is let in like this. */
    static final String INVALID_AUTHORIZATION = "28000";
    /** No place is left. */
    static final String TOO_MANY_CONNECTIONS = "53300";
    /** The session was ended by an administrator. */
    static final String ADMIN_SHUTDOWN = "57P01";

    private static final int LENGTH_BYTES = 4;

    /** The message of the protocol. */
    ByteBuf encode() {
        ByteBuf fields = Unpooled.buffer();
        field(fields, 'S', "FATAL");
        field(fields, 'V', "FATAL");
        field(fields, 'C', sqlState);
        field(fields, 'M', message);
        fields.writeByte(0);
        ByteBuf head = Unpooled.buffer(1 + LENGTH_BYTES).writeByte('E').writeInt(LENGTH_BYTES + fields.readableBytes());
        return Unpooled.wrappedBuffer(head, fields);
    }

    /** A text ends at its first zero byte, so it must not hold one. */
    private static void field(ByteBuf fields, char type, String text) {
        fields.writeByte(type);
        fields.writeCharSequence(text.replace('\0', ' '), StandardCharsets.UTF_8);
        fields.writeByte(0);
    }
}
