package dev.portcullis.server.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses what a program between the caller and the server may have read in another way: paths that only become one of the
 * server's when they are put in order, whole URLs, more than one host, and lengths that are said in unusual ways.
 */
public final class PlainRequest implements Handler<RoutingContext> {
    private static final String CHUNKED = "chunked";
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isPlain(context)) {
            context.fail(Refusal.malformed("the path is not written in its plain form"));
        } else if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
            context.fail(Refusal.malformed("there is more than one host"));
        } else if (!lengthIsClear(request) || request.headers().contains("")) {
            context.fail(Refusal.malformed("the headers can be read in more than one way"));
        } else {
            context.next();
        }
    }

    private static boolean isPlain(RoutingContext context) {
        String target = context.request().uri();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.startsWith("/")
                && !BROKEN.matcher(path).find()
                && path.equals(context.normalizedPath())
                && path.indexOf('#') < 0
                && (path.length() == 1 || !path.endsWith("/"));
    }

    private static boolean lengthIsClear(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty() || (codings.size() == 1 && codings.get(0).equalsIgnoreCase(CHUNKED));
    }
}
