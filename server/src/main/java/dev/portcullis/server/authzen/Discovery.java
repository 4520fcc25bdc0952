package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells where the interfaces of the Authorization API are. */
final class Discovery {
    private static final String WELL_KNOWN = "/.well-known/authzen-configuration";
    private static final Map<String, String> ENDPOINTS = endpoints();

    private final Optional<URI> identifier;

    Discovery(AuthZenSettings settings) {
        this.identifier = settings.identifier();
    }

    private static Map<String, String> endpoints() {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("access_evaluation_endpoint", "evaluation");
        endpoints.put("access_evaluations_endpoint", "evaluations");
        endpoints.put("search_subject_endpoint", "search/subject");
        endpoints.put("search_resource_endpoint", "search/resource");
        endpoints.put("search_action_endpoint", "search/action");
        return endpoints;
    }

    /** Where this is told: a path of the identifier comes behind what is known of all hosts. */
    String path() {
        return WELL_KNOWN
                + identifier
                        .map(URI::getRawPath)
                        .filter(path -> !path.equals("/"))
                        .orElse("");
    }

    void answer(RoutingContext context) {
        String base = identifier.map(URI::toString).orElseGet(() -> calledBy(context.request()));
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("policy_decision_point", base);
        ENDPOINTS.forEach((name, path) -> body.put(name, prefix + AuthZenEdge.BASE + path));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "max-age=300")
                .end(Json.write(body));
    }

    private static String calledBy(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null) {
            throw Refusal.malformed("the request names no host");
        }
        return (request.isSSL() ? "https://" : "http://") + authority;
    }
}
