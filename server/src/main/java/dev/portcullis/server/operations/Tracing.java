package dev.portcullis.server.operations;

import dev.portcullis.decision.Decision;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Continues the traces of callers, as W3C's {@code traceparent} tells of them, and exports a span for each request where that
 * is configured. Where it is not, the ids of traces are known to the log of decisions all the same.
 */
public final class Tracing implements DecisionListener, Handler<RoutingContext>, AutoCloseable {
    private static final String SCOPE = "dev.portcullis";
    private static final long FAREWELL_SECONDS = 5;
    private static final AttributeKey<String> EDGE = AttributeKey.stringKey("portcullis.edge");
    private static final AttributeKey<String> EFFECT = AttributeKey.stringKey("portcullis.effect");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("portcullis.reason");

    private final Optional<SdkTracerProvider> exporting;
    private final Tracer tracer;

    private Tracing(Optional<SdkTracerProvider> exporting) {
        this.exporting = exporting;
        this.tracer = exporting
                .<TracerProvider>map(provider -> provider)
                .orElse(TracerProvider.noop())
                .get(SCOPE);
    }

    /** Exports nothing. */
    public static Tracing off() {
        return new Tracing(Optional.empty());
    }

    /** Exports spans over HTTP, in a thread of its own. */
    public static Tracing to(TracingSettings settings) {
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(settings.endpoint().toString());
        settings.headers().forEach(exporter::addHeader);
        return to(exporter.build(), settings);
    }

    static Tracing to(SpanExporter exporter, TracingSettings settings) {
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), settings.service())));
        return new Tracing(Optional.of(SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build()));
    }

    /** Continues the trace of a request of HTTP, and makes a span for it. */
    @Override
    public void handle(RoutingContext context) {
        Context parent = parent(context.request());
        if (exporting.isPresent()) {
            HttpSpan span = HttpSpan.begin(tracer, parent, context.request());
            TraceContext.enter(span.span());
            context.addEndHandler(ended -> span.end(context));
        } else {
            enter(parent);
        }
        context.next();
    }

    /** The same for a call of gRPC; what is returned is to be run when it has ended. */
    public Runnable call(HttpServerRequest request) {
        Context parent = parent(request);
        if (exporting.isEmpty()) {
            enter(parent);
            return () -> {};
        }
        GrpcSpan span = GrpcSpan.begin(tracer, parent, request);
        TraceContext.enter(span.span());
        return () -> span.end(request.response());
    }

    private static void enter(Context parent) {
        Span span = Span.fromContext(parent);
        if (span.getSpanContext().isValid()) {
            TraceContext.enter(span);
        }
    }

    /** What is no {@code traceparent} counts as none. */
    private static Context parent(HttpServerRequest request) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), request, RequestHeaders.GETTER);
    }

    /** Notes a decision in the span of its request; one that belongs to no request gets a span of its own. */
    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        if (exporting.isEmpty()) {
            return;
        }
        Span current = TraceContext.current();
        if (current.isRecording()) {
            current.addEvent("portcullis.decision", attributes(asked, decision));
        } else {
            long end = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            tracer.spanBuilder("decide")
                    .setParent(Context.root().with(current))
                    .setSpanKind(SpanKind.SERVER)
                    .setAllAttributes(attributes(asked, decision))
                    .setStartTimestamp(end - nanos, TimeUnit.NANOSECONDS)
                    .startSpan()
                    .end(end, TimeUnit.NANOSECONDS);
        }
    }

    private static Attributes attributes(Asked asked, Decision decision) {
        return Attributes.of(
                EDGE,
                asked.edge(),
                EFFECT,
                decision.effect().word(),
                REASON,
                decision.reason().code());
    }

    /** Exports what is not yet, for five seconds at most. */
    @Override
    public void close() {
        exporting.ifPresent(provider -> provider.shutdown().join(FAREWELL_SECONDS, TimeUnit.SECONDS));
    }
}
