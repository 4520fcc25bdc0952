package dev.portcullis.server.operations;

import dev.portcullis.decision.Reason;
import dev.portcullis.request.Request;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.server.point.TerminationListener;
import dev.portcullis.session.Termination;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts sessions that were ended. */
final class TerminationMeters implements TerminationListener {
    private static final String OTHER = "other";

    private final Map<String, Counter> counters;
    private final Counter other;

    TerminationMeters(MeterRegistry registry) {
        this.counters = Stream.concat(
                        Stream.of(Reason.values())
                                .filter(reason -> !reason.by().isEmpty())
                                .map(Reason::code),
                        Stream.of(
                                "idle_timeout",
                                "lease_lost",
                                "session_ttl_exceeded",
                                "certificate_expired",
                                "shut_down"))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), reason -> counter(registry, reason)));
        this.other = counter(registry, OTHER);
    }

    private static Counter counter(MeterRegistry registry, String reason) {
        return Counter.builder("portcullis.session.terminations")
                .description("Sessions that were ended, by the reason.")
                .tag("reason", reason)
                .register(registry);
    }

    @Override
    public void terminated(Gateway gateway, UUID session, Request request, Termination termination) {
        counters.getOrDefault(termination.code(), other).increment();
    }
}
