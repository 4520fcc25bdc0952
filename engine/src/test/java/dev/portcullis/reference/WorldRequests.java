package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.chance;
import static dev.portcullis.reference.Choices.rarely;

import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/**
 * Random requests.
 *
 * @param theme what they ask for
 */
record WorldRequests(Theme theme) {
    static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    private static final Gen<String> ACCOUNT = any("root", "root", "root", "root", "ubuntu", "ubuntu", "ann", "");
    private static final Gen<String> ODD_ACCOUNT =
            any("web", "adm-ops", "root-web", "ops", "x-r-t-", "-foo", "a/b", "a-login-of-more-than-thirty-two-bytes");
    private static final Gen<Map<String, String>> LABELS = any(
            Map.of("env", "prod", "role", "web"),
            Map.of("env", "prod", "role", "db"),
            Map.of("env", "prod"),
            Map.of("env", "staging", "role", "prod"),
            Map.of("env", ""),
            Map.of("team", "ops", "env", "prod\n"),
            Map.of());
    private static final Gen<ObservedSession> OBSERVED = any(
            ObservedSession.NONE,
            new ObservedSession(List.of("alice"), "root"),
            new ObservedSession(List.of("bob", "alice"), ""));

    private static final Gen<Client> CLIENT = in -> new Client(
            any("10.1.2.3", "", "::ffff:10.0.0.1", "2001:db8::1", "192.168.0.1", "nowhere")
                    .generate(in),
            any("17.2.0", "", "v17.1.0-rc.1", "17.1", "16.9.9", "seventeen").generate(in));
    /** Among them the hours around which clocks are put forward and back. */
    private static final Gen<Instant> MOMENT = any(
                    "2026-01-05T08:59:59.999999999Z",
                    "2026-01-04T22:59:59Z",
                    "2026-01-04T23:00:00Z",
                    "2026-03-29T00:59:59Z",
                    "2026-03-29T01:00:00Z",
                    "2026-03-28T23:30:00Z",
                    "2026-10-25T00:30:00Z",
                    "2026-10-25T01:30:00Z",
                    "2026-01-03T12:00:00Z",
                    "2025-12-31T23:59:00Z",
                    "2026-04-05T14:45:00Z")
            .map(Instant::parse);

    private static final Gen<Object> JSON = any(
            "prod",
            "alice",
            "ops",
            BigDecimal.ONE,
            new BigDecimal("1.0"),
            new BigDecimal("17"),
            true,
            false,
            List.of("ops", "alice"),
            List.of("ops", BigDecimal.ONE),
            List.of(),
            Map.of("text", "ops"),
            "2026-01-05T08:00:00Z",
            "10:00");

    /** Properties of few names, so that they are often there. */
    static Gen<Properties> json() {
        return in -> {
            Map<String, Object> values = new HashMap<>();
            for (String name : List.of("text", "number", "flag", "list", "deep", "since")) {
                if (!chance(25).generate(in)) {
                    values.put(name, json(name, in));
                }
            }
            return new Properties(values);
        };
    }

    private static Object json(String name, RandomnessSource in) {
        if (chance(20).generate(in)) {
            return JSON.generate(in);
        }
        return switch (name) {
            case "text" -> any("prod", "ops", "alice").generate(in);
            case "number" ->
                any(BigDecimal.ONE, new BigDecimal("17.50"), BigDecimal.TEN).generate(in);
            case "flag" -> any(true, false).generate(in);
            case "list" ->
                any(List.of("ops"), List.of("prod", "alice"), List.of()).generate(in);
            case "deep" -> Map.of("text", JSON.generate(in));
            default ->
                any("2026-01-05T08:00:00Z", "2026-01-05T09:30:00Z", "2026-03-29T00:30:00Z")
                        .generate(in);
        };
    }

    /** A request of that theme. */
    Gen<Request> requests() {
        return in -> new Request(
                new WorldSubjects(theme).subjects().generate(in),
                rarely(15, any(Protocol.values()), theme.protocol()).generate(in),
                new Action(
                        theme.action().name(),
                        theme.action().kind(),
                        theme.action().verbs(),
                        json().generate(in)),
                resource(in),
                theme.isKubernetes() ? WorldKubernetes.objects().generate(in) : KubeObject.NONE,
                new Account(
                        login().generate(in),
                        accounts().generate(in),
                        accounts().generate(in)),
                OBSERVED.generate(in),
                OBSERVED.generate(in),
                CLIENT.generate(in),
                json().generate(in),
                theme.isSession() && chance(20).generate(in) ? SessionState.ACTIVE : SessionState.NEW,
                WorldOptions.DURATION.generate(in),
                rarely(40, MOMENT, NOW).generate(in));
    }

    private Gen<String> login() {
        return theme.kind().equals("linux_desktop") ? ACCOUNT : accounts();
    }

    private static Gen<String> accounts() {
        return rarely(25, ODD_ACCOUNT, ACCOUNT);
    }

    private Resource resource(RandomnessSource in) {
        if (theme.action().is(Action.AUTHENTICATE) || theme.action().is(Action.JOIN)) {
            return Resource.NONE;
        }
        return new Resource(
                theme.isCall()
                        ? any("", "lock", "node").generate(in)
                        : rarely(3, any(""), theme.kind()).generate(in),
                any("r-1", "r-2").generate(in),
                LABELS.generate(in),
                theme.kind().equals("node") ? any("s-1", "s-2", "").generate(in) : "",
                theme.kind().equals("db")
                        ? any("postgres", "mysql", "mongodb", "spanner", "").generate(in)
                        : "",
                json().generate(in));
    }
}
