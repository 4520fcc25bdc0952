package dev.portcullis.server.hostile;

import static dev.portcullis.server.hostile.Wire.END;
import static dev.portcullis.server.hostile.Wire.EVALUATION;
import static dev.portcullis.server.hostile.Wire.QUESTION;

import java.util.ArrayList;
import java.util.List;

/** Where a request ends, said in ways that two programs read differently; and what is no request of HTTP/1.1 at all. */
final class HostileFraming {
    private static final String CHUNKED =
            Integer.toHexString(QUESTION.length()) + END + QUESTION + END + "0" + END + END;

    private final String credentials;
    private final List<HostileRequest> all = new ArrayList<>();

    private HostileFraming(String credentials) {
        this.credentials = credentials;
    }

    static List<HostileRequest> all(String credentials) {
        HostileFraming framing = new HostileFraming(credentials);
        framing.lengths();
        framing.chunks();
        framing.headers();
        framing.lines();
        framing.others();
        framing.sizes();
        return framing.all;
    }

    private void add(String name, String headers, String body) {
        all.add(new HostileRequest(
                name,
                Wire.line("POST", EVALUATION) + credentials + "Content-Type: application/json" + END + headers + END
                        + body));
    }

    private void lengths() {
        String length = "Content-Length: " + QUESTION.length() + END;
        String chunked = "Transfer-Encoding: chunked" + END;
        add("length, then chunked", length + chunked, CHUNKED);
        add("chunked, then length", chunked + length, CHUNKED);
        add("length of a part, then chunked", "Content-Length: 4" + END + chunked, CHUNKED);
        add("two lengths", length + "Content-Length: 3" + END, QUESTION);
        add("the same length twice", length + length, QUESTION);
        for (String value : List.of(
                QUESTION.length() + ", " + QUESTION.length(),
                "+" + QUESTION.length(),
                "-1",
                "0x" + Integer.toHexString(QUESTION.length()),
                QUESTION.length() + " 0",
                "",
                "99999999999999999999",
                QUESTION.length() + ".0",
                "1e2")) {
            add("the length `" + value + "`", "Content-Length: " + value + END, QUESTION);
        }
        add("a length that is too short", "Content-Length: " + (QUESTION.length() - 3) + END, QUESTION);
        add("a length that is too long", "Content-Length: " + (QUESTION.length() + 3) + END, QUESTION);
        add("no length", "", QUESTION);
    }

    private void chunks() {
        for (String coding : List.of(
                "xchunked",
                "chunked, identity",
                "identity, chunked",
                "gzip, chunked",
                "chunked, chunked",
                "\u000bchunked",
                "chunked\u0000",
                "chunked;a=b",
                "gzip",
                "\"chunked\"")) {
            add("the coding `" + coding + "`", "Transfer-Encoding: " + coding + END, CHUNKED);
        }
        add("two codings", "Transfer-Encoding: chunked" + END + "Transfer-Encoding: identity" + END, CHUNKED);
        add("a coding with a blank before the colon", "Transfer-Encoding : chunked" + END, CHUNKED);
        String chunked = "Transfer-Encoding: chunked" + END;
        for (String size : List.of("zz", "-1", "0x5", "ffffffffffffffff", "7fffffff", "", " 5", "5 5", "fffffffff")) {
            add("a chunk of `" + size + "`", chunked, size + END + QUESTION + END + "0" + END + END);
        }
        add("a chunk that goes on", chunked, "5" + END + QUESTION + END + "0" + END + END);
        add("chunks with bare line feeds", chunked, CHUNKED.replace(END, "\n"));
        add("chunks without an end", chunked, CHUNKED.substring(0, CHUNKED.length() - 5));
        add("a chunk with a long extension", chunked, "5;" + "a".repeat(70_000) + END + QUESTION);
        add("a trailer without end", chunked, CHUNKED.substring(0, CHUNKED.length() - 2) + "a: b" + END.repeat(0));
    }

    private void headers() {
        String length = "Content-Length: " + QUESTION.length() + END;
        for (String line : List.of(
                "no colon",
                ": no name",
                "a blank: in a name",
                "zero: a\u0000b",
                "return: a\rb",
                "\u0000: b",
                "pa(ren: b",
                "t\u00e9: b",
                " leading: blank",
                "name\t: b")) {
            add("the header `" + line + "`", line + END + length, QUESTION);
        }
        String post = "POST " + EVALUATION + " HTTP/1.1" + END;
        String rest = credentials + "Connection: close" + END + "Content-Type: application/json" + END + length + END
                + QUESTION;
        all.add(new HostileRequest("no host", post + rest));
        for (String host : List.of("a" + END + "Host: b", "a b", "user@a", "a/b", "a:port", "[::1", "\u00e9")) {
            all.add(new HostileRequest("the host `" + host + "`", post + "Host: " + host + END + rest));
        }
    }

    private void lines() {
        String rest =
                "Host: localhost" + END + credentials + "Connection: close" + END + "Content-Type: application/json"
                        + END + "Content-Length: " + QUESTION.length() + END + END + QUESTION;
        for (String line : List.of(
                "POST " + EVALUATION,
                "POST " + EVALUATION + " HTTP/1.1 x",
                "POST " + EVALUATION + " HTTP/1.2",
                "POST " + EVALUATION + " HTTP/3.0",
                "POST " + EVALUATION + " HTTP/9.9",
                "POST " + EVALUATION + " HTTP/1.",
                "POST " + EVALUATION + " ICY/1.1",
                "post " + EVALUATION + " HTTP/1.1",
                "P\u00d6ST " + EVALUATION + " HTTP/1.1",
                "POST HTTP/1.1",
                "POST",
                "POST ? HTTP/1.1",
                "POST * HTTP/1.1")) {
            all.add(new HostileRequest("the line `" + line + "`", line + END + rest));
        }
        for (String method : List.of(
                "GET",
                "PUT",
                "DELETE",
                "PATCH",
                "HEAD",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "PROPFIND",
                "FOO",
                "A".repeat(9_000))) {
            all.add(new HostileRequest("the method " + method, method + " " + EVALUATION + " HTTP/1.1" + END + rest));
        }
    }

    private void others() {
        for (String junk : List.of(
                "GET /access/v1/evaluation" + END,
                "GET /" + END + END,
                "\r\n\r\n\r\n\r\nGARBAGE\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2" + END,
                "EHLO portcullis" + END,
                "*1\r\n$4\r\nPING\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 1 2" + END + "GET / HTTP/1.1" + END + END,
                "\u0016\u0003\u0001\u0000\u00c5\u0001\u0000\u0000\u00c1\u0003\u0003",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                "{\"subject\":{}}\n",
                "PRI * HTTP/2.0" + END + END + "XX" + END + END)) {
            all.add(new HostileRequest("`" + junk.strip() + "`", junk));
        }
        String upgrade = "GET " + EVALUATION + " HTTP/1.1" + END + "Host: localhost" + END + credentials;
        all.add(new HostileRequest(
                "an upgrade to websockets",
                upgrade + "Connection: Upgrade" + END + "Upgrade: websocket" + END + "Sec-WebSocket-Version: 13" + END
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" + END + END));
    }

    private void sizes() {
        String length = "Content-Length: " + QUESTION.length() + END;
        add("a long header", "long: " + "a".repeat(70_000) + END + length, QUESTION);
        add("many headers", "many: a\r\n".repeat(9_000) + length, QUESTION);
        add("a long body", "Content-Length: 200000" + END, " ".repeat(200_000));
        add("a long body that is announced", "Expect: 100-continue" + END + "Content-Length: 2000000000" + END, "");
        add(
                "a long body in chunks",
                "Transfer-Encoding: chunked" + END,
                ("2000" + END + " ".repeat(8_192) + END).repeat(20));
        all.add(new HostileRequest(
                "a long path", Wire.line("POST", "/" + "a".repeat(70_000)) + credentials + length + END + QUESTION));
        add("half a body, and then nothing", length, QUESTION.substring(0, 20));
        all.add(new HostileRequest("half a line, and then nothing", "POST /acc"));
        all.add(new HostileRequest("half the headers, and then nothing", Wire.line("POST", EVALUATION)));
        all.add(new HostileRequest("nothing", ""));
    }
}
