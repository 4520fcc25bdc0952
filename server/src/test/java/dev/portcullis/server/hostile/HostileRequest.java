package dev.portcullis.server.hostile;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * What somebody sends who means no good.
 *
 * @param name what is wrong with it
 * @param bytes what is sent
 */
record HostileRequest(String name, Buffer bytes) {
    HostileRequest(String name, byte[] bytes) {
        this(name, Buffer.buffer(bytes));
    }

    /** One whose characters are its bytes. */
    HostileRequest(String name, String text) {
        this(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
