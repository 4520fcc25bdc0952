package dev.portcullis.server.operations;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Counts decisions. All counters are made before, and found by their numbers: counting allocates nothing. */
final class DecisionMeters implements DecisionListener {
    private static final List<String> EDGES =
            List.of("authzen", "ext_authz", "forward_auth", "session", "admin", "other");
    private static final Duration[] BOUNDS = Stream.of(
                    5L, 10L, 25L, 50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 100_000L, 1_000_000L)
            .map(micros -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros)))
            .toArray(Duration[]::new);

    private final OfEdge[] edges;

    /** The meters of one interface. */
    private record OfEdge(String edge, Map<Effect, Map<Reason, Counter>> counters, Timer timer) {
        static OfEdge of(String edge, MeterRegistry registry) {
            Map<Effect, Map<Reason, Counter>> counters = new EnumMap<>(Effect.class);
            for (Effect effect : Effect.values()) {
                Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
                for (Reason reason : Reason.values()) {
                    reasons.put(reason, DecisionMeters.counter(registry, edge, effect, reason));
                }
                counters.put(effect, reasons);
            }
            return new OfEdge(edge, counters, DecisionMeters.timer(registry, edge));
        }

        Counter counter(Decision decision) {
            Map<Reason, Counter> reasons = Objects.requireNonNull(counters.get(decision.effect()));
            return Objects.requireNonNull(reasons.get(decision.reason()));
        }
    }

    DecisionMeters(MeterRegistry registry) {
        this.edges = EDGES.stream().map(edge -> OfEdge.of(edge, registry)).toArray(OfEdge[]::new);
    }

    /** What cannot be counts as an error, so that there is no counter that always says 0. */
    private static Counter counter(MeterRegistry registry, String edge, Effect effect, Reason reason) {
        boolean possible = reason.by().isEmpty() == (effect == Effect.ALLOW);
        return Counter.builder("portcullis.decisions")
                .description("Decisions, by the interface that asked, the effect and the reason.")
                .tag("edge", edge)
                .tag("effect", effect.word())
                .tag("reason", (possible ? reason : Reason.ERROR).code())
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String edge) {
        return Timer.builder("portcullis.decision.duration")
                .description("How long decisions took, without waiting for a revision.")
                .tag("edge", edge)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        OfEdge meters = of(asked.edge());
        meters.counter(decision).increment();
        if (nanos > 0) {
            meters.timer().record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private OfEdge of(String edge) {
        int number = 0;
        while (number < edges.length - 1 && !edges[number].edge().equals(edge)) {
            number++;
        }
        return edges[number];
    }
}
