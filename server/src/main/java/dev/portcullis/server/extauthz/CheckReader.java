package dev.portcullis.server.extauthz;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.portcullis.request.Properties;
import dev.portcullis.server.mapping.HttpExchange;
import dev.portcullis.server.mapping.HttpHeaders;
import dev.portcullis.server.mapping.HttpHeaders.Repeats;
import dev.portcullis.server.mapping.PeerCertificate;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what Envoy tells of a request. */
final class CheckReader {
    /** Where Envoy's JWT filter leaves the claims of tokens that it has verified. */
    private static final String TOKENS = "envoy.filters.http.jwt_authn";

    private static final String REQUEST_ID = "x-request-id";
    private static final int LONGEST_ID = 128;

    private CheckReader() {}

    /**
     * The request.
     *
     * @throws IllegalArgumentException if Envoy says what cannot be
     */
    static HttpExchange exchange(AttributeContext attributes) {
        HttpRequest request = attributes.getRequest().getHttp();
        return new HttpExchange(
                request.getMethod(),
                request.getScheme(),
                request.getHost(),
                request.getPath(),
                headers(request),
                attributes.getTlsSession().getSni(),
                certificate(attributes.getSource()),
                attributes.getSource().getAddress().getSocketAddress().getAddress(),
                attributes.getContextExtensionsMap(),
                tokens(attributes));
    }

    /** With {@code encode_raw_headers} Envoy tells each header for itself, and otherwise joins those of one name. */
    private static HttpHeaders headers(HttpRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!request.hasHeaderMap()) {
            request.getHeadersMap().forEach((name, value) -> values.put(name, List.of(value)));
            return new HttpHeaders(values, Repeats.JOINED);
        }
        for (HeaderValue header : request.getHeaderMap().getHeadersList()) {
            values.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(header.getRawValue().toStringUtf8());
        }
        return new HttpHeaders(values, Repeats.SEPARATE);
    }

    private static PeerCertificate certificate(Peer peer) {
        if (!peer.getCertificate().isEmpty()) {
            return ClientCertificate.read(peer.getPrincipal(), peer.getCertificate());
        }
        return peer.getPrincipal().isEmpty()
                ? PeerCertificate.NONE
                : new PeerCertificate(peer.getPrincipal(), List.of(), List.of());
    }

    private static Map<String, Properties> tokens(AttributeContext attributes) {
        Struct verified =
                attributes.getMetadataContext().getFilterMetadataOrDefault(TOKENS, Struct.getDefaultInstance());
        Map<String, Properties> tokens = new LinkedHashMap<>();
        verified.getFieldsMap().forEach((name, value) -> {
            if (value.getKindCase() == Value.KindCase.STRUCT_VALUE) {
                tokens.put(name, Structs.properties(value.getStructValue()));
            }
        });
        return tokens;
    }

    /** What the client would like to have. */
    static List<String> accept(AttributeContext attributes) {
        return headers(attributes.getRequest().getHttp()).values().getOrDefault("accept", List.of());
    }

    /** What Envoy calls the request in its own logs, as far as a log has room for it. */
    static String requestId(AttributeContext attributes) {
        HttpRequest request = attributes.getRequest().getHttp();
        String id = headers(request)
                .values()
                .getOrDefault(REQUEST_ID, List.of(request.getId()))
                .get(0);
        return id.length() <= LONGEST_ID && id.chars().allMatch(unit -> unit > ' ' && unit < 0x7f) ? id : "";
    }
}
