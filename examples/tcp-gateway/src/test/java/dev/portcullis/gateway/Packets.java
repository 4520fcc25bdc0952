package dev.portcullis.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What clients say, byte by byte. */
final class Packets {
    static final int VERSION_3 = 3 << 16;
    static final int CANCEL = 80877102;
    static final int TLS = 80877103;
    static final int GSSAPI = 80877104;

    private Packets() {}

    /** A startup packet of version 3 with names and values in turn. */
    static ByteBuf startup(String... pairs) {
        return ofCode(VERSION_3, terminated(pairs).writeByte(0));
    }

    /** A packet with a correct length. */
    static ByteBuf ofCode(int code, ByteBuf body) {
        return Unpooled.buffer()
                .writeInt(2 * Integer.BYTES + body.readableBytes())
                .writeInt(code)
                .writeBytes(body);
    }

    /** A message after startup, with a correct length. */
    static ByteBuf message(char type, ByteBuf body) {
        return Unpooled.buffer()
                .writeByte(type)
                .writeInt(Integer.BYTES + body.readableBytes())
                .writeBytes(body);
    }

    /** Texts, each with a zero byte at its end. */
    static ByteBuf terminated(String... texts) {
        ByteBuf bytes = Unpooled.buffer();
        for (String text : texts) {
            bytes.writeCharSequence(text, StandardCharsets.UTF_8);
            bytes.writeByte(0);
        }
        return bytes;
    }
}
