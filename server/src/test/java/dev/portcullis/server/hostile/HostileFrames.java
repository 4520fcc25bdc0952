package dev.portcullis.server.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HTTP/2 without TLS, by clients that know that it is spoken here, and keep to nothing else. */
final class HostileFrames {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PROMISE = 5;
    private static final int PING = 6;
    private static final int WINDOW = 8;
    private static final int CONTINUATION = 9;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Map<String, String> credentials;
    private final List<HostileRequest> all = new ArrayList<>();

    private HostileFrames(Map<String, String> credentials) {
        this.credentials = credentials;
    }

    static List<HostileRequest> all(Map<String, String> credentials) {
        HostileFrames frames = new HostileFrames(credentials);
        frames.brokenFrames();
        frames.brokenStreams();
        frames.brokenHeaders();
        frames.brokenRequests();
        return frames.all;
    }

    /** A question that is answered as it should be. */
    static byte[] sound(Map<String, String> credentials) {
        HostileFrames frames = new HostileFrames(credentials);
        return frames.conversation(frames.question(frames.usual(), Wire.QUESTION));
    }

    private void add(String name, byte[]... frames) {
        all.add(new HostileRequest("HTTP/2: " + name, conversation(joined(frames))));
    }

    private byte[] conversation(byte[] frames) {
        return joined(PREFACE.getBytes(StandardCharsets.ISO_8859_1), frame(SETTINGS, 0, 0, new byte[0]), frames);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return joined(head(payload.length, type, flags, stream), payload);
    }

    private static byte[] head(int length, int type, int flags, int stream) {
        return new byte[] {
            (byte) (length >> 16),
            (byte) (length >> 8),
            (byte) length,
            (byte) type,
            (byte) flags,
            (byte) (stream >> 24),
            (byte) (stream >> 16),
            (byte) (stream >> 8),
            (byte) stream
        };
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private Map<String, String> usual() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(":method", "POST");
        headers.put(":scheme", "http");
        headers.put(":authority", "localhost");
        headers.put(":path", Wire.EVALUATION);
        headers.put("content-type", "application/json");
        headers.putAll(credentials);
        return headers;
    }

    /** Fields as they are, each by its length. */
    private static byte[] packed(Map<String, String> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        headers.forEach((name, value) -> block.writeBytes(field(name, value)));
        return block.toByteArray();
    }

    private static byte[] field(String name, String value) {
        return joined(new byte[] {0}, text(name), text(value));
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (bytes.length < 127) {
            all.write(bytes.length);
        } else {
            all.write(127);
            int rest = bytes.length - 127;
            for (; rest >= 128; rest >>= 7) {
                all.write((rest & 127) | 128);
            }
            all.write(rest);
        }
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    private byte[] question(Map<String, String> headers, String body) {
        return question(packed(headers), body);
    }

    private static byte[] question(byte[] headers, String body) {
        return joined(
                frame(HEADERS, END_HEADERS, 1, headers),
                frame(DATA, END_STREAM, 1, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void brokenFrames() {
        all.add(new HostileRequest("HTTP/2: junk after the preface", PREFACE + "junk".repeat(20)));
        all.add(new HostileRequest("HTTP/2: half a preface", PREFACE.substring(0, 15)));
        all.add(new HostileRequest(
                "HTTP/2: a request of HTTP/1.1 after the preface", PREFACE + "GET / HTTP/1.1\r\n\r\n"));
        add("a frame of 16 megabytes", head(0xffffff, DATA, 0, 1));
        add("settings of five bytes", frame(SETTINGS, 0, 0, new byte[5]));
        add("settings of a stream", frame(SETTINGS, 0, 1, new byte[0]));
        add("a ping of seven bytes", frame(PING, 0, 0, new byte[7]));
        add("a ping of a stream", frame(PING, 0, 1, new byte[8]));
        add("a window of nothing", frame(WINDOW, 0, 0, number(0)));
        add(
                "a window that overflows",
                frame(WINDOW, 0, 0, number(0x7fffffff)),
                frame(WINDOW, 0, 0, number(0x7fffffff)));
        add("a priority of four bytes", frame(PRIORITY, 0, 1, new byte[4]));
        add("a frame of an unknown kind, and then nothing", frame(99, 0, 0, new byte[9]));
    }

    private void brokenStreams() {
        byte[] headers = packed(usual());
        byte[] body = Wire.QUESTION.getBytes(StandardCharsets.UTF_8);
        add("headers of no stream", frame(HEADERS, END_HEADERS | END_STREAM, 0, headers));
        add(
                "headers of a stream of the server",
                frame(HEADERS, END_HEADERS, 2, headers),
                frame(DATA, END_STREAM, 2, body));
        add("a body of no stream", frame(DATA, END_STREAM, 0, body));
        add("a body before its headers", frame(DATA, END_STREAM, 1, body));
        add("a continuation of nothing", frame(CONTINUATION, END_HEADERS, 1, headers));
        add("a body amid the headers", frame(HEADERS, 0, 1, headers), frame(DATA, END_STREAM, 1, body));
        add("a reset of no stream", frame(RESET, 0, 1, number(8)));
        add("a promise of a client", frame(PROMISE, END_HEADERS, 1, joined(number(2), headers)));
        add("padding longer than the frame", frame(HEADERS, END_HEADERS | END_STREAM | 8, 1, new byte[] {120, 0, 0}));
        add(
                "a stream before an earlier one",
                frame(HEADERS, END_HEADERS | END_STREAM, 5, packed(Map.of(":method", "GET"))),
                frame(HEADERS, END_HEADERS, 3, headers),
                frame(DATA, END_STREAM, 3, body));
        add("half the headers, and then nothing", frame(HEADERS, 0, 1, headers));
    }

    private void brokenHeaders() {
        byte[] headers = packed(usual());
        add("an index that is nowhere", question(joined(headers, new byte[] {(byte) 0xfe}), Wire.QUESTION));
        add("the index zero", question(joined(headers, new byte[] {(byte) 0x80}), Wire.QUESTION));
        add(
                "a table of 4 gigabytes",
                question(joined(new byte[] {0x3f, -1, -1, -1, -1, 0x0f}, headers), Wire.QUESTION));
        add(
                "a text that is longer than the headers",
                question(joined(headers, new byte[] {0, 126, 'a'}), Wire.QUESTION));
        for (Map.Entry<String, String> field : Map.of(
                        "Upper", "case",
                        "connection", "close",
                        "transfer-encoding", "chunked",
                        "te", "gzip",
                        ":unknown", "a",
                        "", "no name",
                        "bl ank", "a",
                        "li\nne", "a",
                        "line", "a\r\nb: c",
                        "zero", "a\u0000")
                .entrySet()) {
            add(
                    "the header `" + field + "`",
                    question(joined(headers, field(field.getKey(), field.getValue())), Wire.QUESTION));
        }
        add("a pseudo header at the end", question(joined(headers, field(":path", "/other")), Wire.QUESTION));
        add(
                "headers of 100 kilobytes",
                frame(HEADERS, 0, 1, headers),
                frame(CONTINUATION, 0, 1, field("a", "b".repeat(16_000))),
                frame(CONTINUATION, 0, 1, field("a", "b".repeat(16_000))),
                frame(CONTINUATION, END_HEADERS, 1, field("a", "b".repeat(16_000))));
    }

    private void brokenRequests() {
        for (String name : List.of(":method", ":scheme", ":path")) {
            Map<String, String> without = usual();
            without.remove(name);
            add("no " + name, question(without, Wire.QUESTION));
        }
        for (String path : List.of(
                "", "*", "access/v1/evaluation", "//access/v1/evaluation", "/access/v1/%2e/evaluation", "/a b")) {
            Map<String, String> other = usual();
            other.put(":path", path);
            add("the path `" + path + "`", question(other, Wire.QUESTION));
        }
        for (String method : List.of("GET", "post", "CONNECT", "P ST", "")) {
            Map<String, String> other = usual();
            other.put(":method", method);
            add("the method `" + method + "`", question(other, Wire.QUESTION));
        }
        for (String length : List.of("5", "5000", "-1", "1e2")) {
            Map<String, String> other = usual();
            other.put("content-length", length);
            add("the length " + length, question(other, Wire.QUESTION));
        }
        add("a body that is no JSON", question(usual(), "{"));
        add(
                "half a body, and then nothing",
                frame(HEADERS, END_HEADERS, 1, packed(usual())),
                frame(DATA, 0, 1, new byte[9]));
    }
}
