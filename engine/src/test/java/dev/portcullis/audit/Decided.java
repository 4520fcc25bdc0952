package dev.portcullis.audit;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.decision.Reason;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.request.Account;
import dev.portcullis.request.Client;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decisions to be logged. */
final class Decided {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private Decided() {}

    /** The decision of a request that a caller numbers. */
    static DecisionRecord numbered(int number) {
        return record("r-" + number, "ann", allowed());
    }

    static DecisionRecord record(String requestId, String user, Decision decision) {
        return new DecisionRecord(
                NOW.plusMillis(5),
                requestId,
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "gateway-1",
                "authzen",
                request(user),
                decision,
                12_345);
    }

    static Request request(String user) {
        return Request.connect(
                        Subject.User.local(user, List.of("ops"), Map.of("teams", List.of("blue"))),
                        Protocol.SSH,
                        Resource.of("node", "web-1", Map.of("env", "prod"))
                                .with(new Properties(Map.of("owner", "bob"))),
                        Account.login("root"),
                        NOW)
                .from(new Client("10.0.0.7", ""), new Properties(Map.of("ticket", "T-1", "tags", List.of("a", 2))));
    }

    static Decision allowed() {
        Finding finding = new Finding(Line.GRANT, Reason.GRANTED, "", new Origin("role", "ops", Span.NONE));
        return new Decision(
                Effect.ALLOW,
                finding,
                List.of(new Obligation("client_idle_timeout", "10m0s")),
                List.of("role `x` is unknown"),
                7,
                new LockKnowledge(new StoreToken("e1", 42), Duration.ofMillis(1_500), true),
                Instant.MAX);
    }

    static Decision locked() {
        Span place = new Span(new SourceFile("locks.yaml", "a: b\nkind: lock\n"), 5, 15);
        Finding finding = new Finding(
                Line.LOCK,
                Reason.LOCKED,
                "lock targeting User:\"ann\" is in force: \"left\"",
                new Origin("lock", "l-1", place));
        return new Decision(
                Effect.DENY,
                finding,
                List.of(),
                List.of(),
                7,
                new LockKnowledge(new StoreToken("e1", 43), LockKnowledge.UNKNOWN_AGE, false),
                Instant.MAX);
    }
}
