package dev.portcullis.server.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of somebody else has a browser send: the browser is on a machine or shows a certificate that may ask, and
 * the page is not. Gateways hand on what browsers say of their own pages, so the paths that only gateways ask are left alone.
 */
public final class SameOrigin implements Handler<RoutingContext> {
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final int MISDIRECTED = 421;

    private final Predicate<String> hosts;

    /** @param hosts whether the server goes by a name */
    public SameOrigin(Predicate<String> hosts) {
        this.hosts = hosts;
    }

    /** Whether a name can only mean this machine, whatever a name service says. */
    public static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = request.path();
        if (path.startsWith("/v1/") || path.startsWith("/access/")) {
            demandOwnHost(request.authority());
            demandOwnPage(request);
        }
        context.next();
    }

    private void demandOwnHost(@Nullable HostAndPort authority) {
        if (authority == null || !hosts.test(authority.host())) {
            throw new Refusal(MISDIRECTED, "the server does not go by the name that the request gives it");
        }
    }

    private static void demandOwnPage(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String site = request.getHeader(FETCH_SITE);
        boolean own = origin == null || origin.equals(request.scheme() + "://" + request.authority());
        if (!own || (site != null && !OWN_SITES.contains(site))) {
            throw Refusal.forbidden("a page of another server may not ask");
        }
    }
}
