package dev.portcullis.server.operations;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import org.jspecify.annotations.Nullable;

/** The trace that a request belongs to, known to whatever is done for it. Vert.x loads this before anything else is. */
public final class TraceContext implements VertxServiceProvider {
    private static final ContextLocal<Span> CURRENT = ContextLocal.registerLocal(Span.class);

    @Override
    public void init(VertxBootstrap bootstrap) {
        // that the class is loaded is enough: a local is known to those instances only that are made after it
    }

    /** The span of the request for which this thread works, perhaps one of the caller; an invalid one if there is none. */
    static Span current() {
        Context context = Vertx.currentContext();
        @Nullable Span span = context == null ? null : context.getLocal(CURRENT);
        return span == null ? Span.getInvalid() : span;
    }

    /** The request for which this thread works belongs to a span. */
    static void enter(Span span) {
        Context context = Vertx.currentContext();
        if (context != null) {
            context.putLocal(CURRENT, span);
        }
    }

    /** The id of the trace for which this thread works; empty if there is none. */
    static String traceId() {
        Span span = current();
        return span.getSpanContext().isValid() ? span.getSpanContext().getTraceId() : "";
    }
}
