package dev.portcullis.session;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.portcullis.decision.Obligation;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from the obligations of a decision how long a session may last. */
final class LimitReader {
    private static final int REMEMBERED = 1_000;

    /** There are few texts, and each is that of every session of a role. */
    private final LoadingCache<String, Duration> durations = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build(LimitReader::read);

    /** @param certificateExpires when the client's certificate expires; empty where it has none */
    Limits read(List<Obligation> obligations, Optional<Instant> certificateExpires) {
        return new Limits(
                duration(obligations, "client_idle_timeout"),
                duration(obligations, "max_session_ttl"),
                value(obligations, "disconnect_expired_cert").equals("true")
                        ? certificateExpires.orElse(Instant.MAX)
                        : Instant.MAX);
    }

    private Duration duration(List<Obligation> obligations, String name) {
        String text = value(obligations, name);
        return text.isEmpty() ? Duration.ZERO : durations.get(text);
    }

    private static String value(List<Obligation> obligations, String name) {
        for (Obligation obligation : obligations) {
            if (obligation.name().equals(name)) {
                return obligation.value();
            }
        }
        return "";
    }

    private static Duration read(String text) {
        return PolicyParser.duration(Fragment.of(text), new Diagnostics())
                .orElseThrow(() -> new IllegalStateException("not a duration: " + text));
    }
}
