package dev.portcullis.server.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives back what the caller calls its request, and a name of ours where it has none. */
public final class RequestId implements Handler<RoutingContext> {
    /** The header that carries it. */
    public static final String HEADER = "X-Request-ID";

    private static final String KEY = RequestId.class.getName();
    private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,256}");

    @Override
    public void handle(RoutingContext context) {
        String sent = context.request().getHeader(HEADER);
        String id = sent != null && FORM.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    /** What a request is called. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "" : id;
    }
}
