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
import java.time.Instant;
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

    /** A request of that theme. */
    Gen<Request> requests() {
        return in -> new Request(
                new WorldSubjects(theme).subjects().generate(in),
                rarely(15, any(Protocol.values()), theme.protocol()).generate(in),
                theme.action(),
                resource(in),
                theme.isKubernetes() ? WorldKubernetes.objects().generate(in) : KubeObject.NONE,
                new Account(
                        login().generate(in),
                        accounts().generate(in),
                        accounts().generate(in)),
                OBSERVED.generate(in),
                OBSERVED.generate(in),
                Client.UNKNOWN,
                Properties.NONE,
                theme.isSession() && chance(20).generate(in) ? SessionState.ACTIVE : SessionState.NEW,
                WorldOptions.DURATION.generate(in),
                NOW);
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
                theme.isCall() ? any("", "lock", "node").generate(in) : theme.kind(),
                any("r-1", "r-2").generate(in),
                LABELS.generate(in),
                theme.kind().equals("node") ? any("s-1", "s-2", "").generate(in) : "",
                theme.kind().equals("db")
                        ? any("postgres", "mysql", "mongodb", "spanner", "").generate(in)
                        : "");
    }
}
