package dev.portcullis.server.forwardauth;

import dev.portcullis.server.mapping.HttpExchange;
import dev.portcullis.server.mapping.HttpHeaders;
import dev.portcullis.server.mapping.PeerCertificate;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.value.Address;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which request a gateway asks about. */
final class OriginalRequest {
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";
    private static final String ADDRESSES = "X-Forwarded-For";
    /** How the gateway proves who it is: nothing that a decision may look at, or a log may hold. */
    private static final List<String> CREDENTIALS = List.of("authorization", "portcullis-token");

    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
    private static final Pattern URL = Pattern.compile("([A-Za-z]{2,5})://([^/?#]*+)([/?].*+)?", Pattern.DOTALL);
    private static final Pattern VISIBLE = Pattern.compile("[!-~]++");
    private static final Map<String, String> SCHEMES =
            Map.of("http", "http", "https", "https", "ws", "http", "wss", "https");

    private final HeaderSet set;
    private final MultiMap headers;

    private OriginalRequest(HeaderSet set, MultiMap headers) {
        this.set = set;
        this.headers = headers;
    }

    /**
     * The request that some headers tell of.
     *
     * @throws Refusal if a header of the set is missing, there twice, or not what it should be
     */
    static HttpExchange read(HeaderSet set, MultiMap headers) {
        return new OriginalRequest(set, headers).read();
    }

    /** Whether a URI is made of visible ASCII, as all are; what else a client sends there is read in many ways. */
    static boolean isClear(String uri) {
        return VISIBLE.matcher(uri).matches();
    }

    private HttpExchange read() {
        String target = only(set.target());
        if (set != HeaderSet.ORIGINAL_URL) {
            return exchange(only(SCHEME), only(HOST), target);
        }
        Matcher parts = URL.matcher(target);
        if (!parts.matches()) {
            throw Refusal.malformed("the header " + set.target() + " is not a URL");
        }
        return exchange(parts.group(1), parts.group(2), path(parts.group(3)));
    }

    private static String path(@Nullable String rest) {
        if (rest == null) {
            return "/";
        }
        return rest.startsWith("?") ? "/" + rest : rest;
    }

    private HttpExchange exchange(String scheme, String host, String target) {
        return new HttpExchange(
                method(),
                known(scheme),
                host,
                target,
                others(),
                "",
                PeerCertificate.NONE,
                address(),
                Map.of(),
                Map.of());
    }

    private String method() {
        String method = only(set.method());
        if (!METHOD.matcher(method).matches()) {
            throw Refusal.malformed("the header " + set.method() + " is not a method");
        }
        return method;
    }

    private static String known(String scheme) {
        String known = SCHEMES.get(scheme.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw Refusal.malformed("the original request has a scheme other than http, https, ws and wss");
        }
        return known;
    }

    /** The address that the gateway itself has seen is the last one; those before it are what the client says. */
    private String address() {
        List<String> lines = headers.getAll(ADDRESSES);
        String line = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        String last = line.substring(line.lastIndexOf(',') + 1).strip();
        return Address.parse(last)
                .map(Address::toString)
                .orElseThrow(() -> Refusal.malformed("the header " + ADDRESSES + " does not end with an IP address"));
    }

    private String only(String name) {
        List<String> values = headers.getAll(name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw Refusal.malformed("the gateway must send the header " + name + " once");
        }
        return values.get(0).strip();
    }

    private HttpHeaders others() {
        MultiMap others = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        CREDENTIALS.forEach(others::remove);
        return HttpHeaders.ofBytes(others);
    }
}
