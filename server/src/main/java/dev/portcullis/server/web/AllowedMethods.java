package dev.portcullis.server.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells whoever asks with a method that an address does not take which ones it does.
 *
 * @param router whose routes know
 * @param next answers
 */
public record AllowedMethods(Router router, Handler<RoutingContext> next) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Set<String> allowed = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.methods() != null
                    && isAt(route.getPath(), context.request().path())) {
                route.methods().stream().map(HttpMethod::name).forEach(allowed::add);
            }
        }
        context.response().putHeader("Allow", String.join(", ", allowed));
        next.handle(context);
    }

    /** Whether a path is one that a route of a path such as {@code /v1/locks/:name} takes. */
    private static boolean isAt(String route, String path) {
        String[] wanted = route.split("/", -1);
        String[] parts = path.split("/", -1);
        if (wanted.length != parts.length) {
            return false;
        }
        for (int number = 0; number < wanted.length; number++) {
            boolean open = wanted[number].startsWith(":") && !parts[number].isEmpty();
            if (!open && !wanted[number].equals(parts[number])) {
                return false;
            }
        }
        return true;
    }
}
