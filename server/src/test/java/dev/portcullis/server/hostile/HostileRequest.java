package dev.portcullis.server.hostile;

import java.nio.charset.StandardCharsets;

/**
 * What somebody sends who means no good.
 *
 * @param name what is wrong with it
 * @param bytes what is sent
 */
record HostileRequest(String name, byte[] bytes) {
    /** One whose characters are its bytes. */
    HostileRequest(String name, String text) {
        this(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
