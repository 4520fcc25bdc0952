package dev.portcullis.server.operations;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Counts decisions. All counters are made before, and found by their numbers: counting allocates nothing. */
final class DecisionMeters implements DecisionListener {
    private static final List<String> EDGES =
            List.of("authzen", "ext_authz", "forward_auth", "session", "admin", "other");
    private final OfEdge[] edges;

    /** The meters of one interface. */
    private record OfEdge(String edge, Map<Effect, Map<Reason, Counter>> counters, DecisionTimes.OfEdge times) {
        static OfEdge of(String edge, MeterRegistry registry) {
            Map<Effect, Map<Reason, Counter>> counters = new EnumMap<>(Effect.class);
            for (Effect effect : Effect.values()) {
                Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
                for (Reason reason : Reason.values()) {
                    reasons.put(reason, DecisionMeters.counter(registry, edge, effect, reason));
                }
                counters.put(effect, reasons);
            }
            return new OfEdge(edge, counters, new DecisionTimes.OfEdge(edge));
        }

        Counter counter(Decision decision) {
            Map<Reason, Counter> reasons = Objects.requireNonNull(counters.get(decision.effect()));
            return Objects.requireNonNull(reasons.get(decision.reason()));
        }
    }

    DecisionMeters(MeterRegistry registry) {
        this.edges = EDGES.stream().map(edge -> OfEdge.of(edge, registry)).toArray(OfEdge[]::new);
    }

    /** How long decisions took. */
    DecisionTimes times() {
        return new DecisionTimes(Stream.of(edges).map(OfEdge::times).toList());
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

    @Override
    public void decided(Asked asked, Decision decision, long nanos) {
        OfEdge meters = of(asked.edge());
        meters.counter(decision).increment();
        if (nanos > 0) {
            meters.times().add(nanos);
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
