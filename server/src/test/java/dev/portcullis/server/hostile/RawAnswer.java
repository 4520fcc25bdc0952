package dev.portcullis.server.hostile;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came back until the connection was closed, or was still open after a long time.
 *
 * @param bytes all of it
 * @param end how it ended
 */
record RawAnswer(Buffer bytes, End end) {
    private static final int SECONDS = 15;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

    enum End {
        CLOSED,
        STILL_OPEN
    }

    /** Sends bytes, and waits for what comes of them. */
    static RawAnswer to(byte[] request, int port) throws IOException {
        return to(request, port, InetAddress.getLoopbackAddress());
    }

    /** The same from another address of this machine. */
    static RawAnswer to(byte[] request, int port, InetAddress from) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0)) {
            socket.setSoTimeout(SECONDS * 1_000);
            write(socket.getOutputStream(), request);
            read(socket.getInputStream(), answer);
            return new RawAnswer(Buffer.buffer(answer.toByteArray()), End.CLOSED);
        } catch (SocketTimeoutException patient) {
            return new RawAnswer(Buffer.buffer(answer.toByteArray()), End.STILL_OPEN);
        }
    }

    /** The server may close before it has taken everything. */
    private static void write(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException refused) {
            assert refused != null;
        }
    }

    private static void read(InputStream in, ByteArrayOutputStream answer) throws SocketTimeoutException {
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException patient) {
            throw patient;
        } catch (IOException reset) {
            assert reset != null;
        }
    }

    /** All of it, a character for each byte. */
    String text() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The statuses of all answers of HTTP/1, but for those that only say to go on. */
    List<Integer> statuses() {
        List<Integer> statuses = new ArrayList<>();
        for (Matcher status = STATUS.matcher(text()); status.find(); ) {
            statuses.add(Integer.valueOf(status.group(1)));
        }
        statuses.remove(Integer.valueOf(100));
        return statuses;
    }
}
