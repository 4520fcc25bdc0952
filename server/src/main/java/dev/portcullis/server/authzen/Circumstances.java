package dev.portcullis.server.authzen;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.request.Account;
import dev.portcullis.request.Client;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.Properties;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.source.Fragment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known besides who does what to what: the {@code context} of a question. Its member {@code portcullis} says what the
 * Authorization API has no words for; a name in there that is not known is refused, since a typo must not change a decision.
 *
 * @param properties the context without that member
 * @param account as whom the subject wants to act
 * @param kubeObject to what inside a Kubernetes cluster
 * @param client from where
 * @param ttl how long the certificate should live; zero where nothing is asked for
 * @param minimum what must be known before it is decided
 * @param timeout how long to wait for that
 * @param now the time of the question, where the caller says it and may
 */
record Circumstances(
        Properties properties,
        Account account,
        KubeObject kubeObject,
        Client client,
        Duration ttl,
        StoreToken minimum,
        Duration timeout,
        Optional<Instant> now) {
    /** The longest that a caller can wait for what must be known. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final String OWN = "portcullis";
    private static final Set<String> NAMES = Set.of(
            "login",
            "db_user",
            "db_name",
            "kube_resource",
            "client",
            "requested_ttl",
            "min_revision",
            "timeout",
            "now");
    private static final Circumstances NONE = new Circumstances(
            Properties.NONE,
            Account.NONE,
            KubeObject.NONE,
            Client.UNKNOWN,
            Duration.ZERO,
            StoreToken.NONE,
            Duration.ZERO,
            Optional.empty());

    /** The circumstances that a context tells. */
    static Circumstances of(Optional<Members> context, Caller caller) {
        if (context.isEmpty()) {
            return NONE;
        }
        Optional<Members> own = context.get().object(OWN);
        return own.isEmpty()
                ? NONE.with(JsonProperties.of(context.get()))
                : own(JsonProperties.without(context.get(), OWN), own.get(), caller);
    }

    private Circumstances with(Properties others) {
        return new Circumstances(others, account, kubeObject, client, ttl, minimum, timeout, now);
    }

    private static Circumstances own(Properties properties, Members own, Caller caller) {
        own.node().propertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw own.wrong(name, "not known");
                });
        return new Circumstances(
                properties,
                new Account(own.word("login"), own.word("db_user"), own.word("db_name")),
                own.object("kube_resource").map(Circumstances::kubeObject).orElse(KubeObject.NONE),
                own.object("client")
                        .map(client -> new Client(client.word("address"), client.word("version")))
                        .orElse(Client.UNKNOWN),
                duration(own, "requested_ttl").orElse(Duration.ZERO),
                minimum(own),
                timeout(own),
                now(own, caller));
    }

    private static KubeObject kubeObject(Members object) {
        if (object.word("kind").isEmpty() || object.word("verb").isEmpty()) {
            throw object.wrong(object.word("kind").isEmpty() ? "kind" : "verb", "missing");
        }
        return new KubeObject(
                object.word("kind"),
                object.word("api_group"),
                object.word("namespace"),
                object.word("name"),
                object.word("verb"));
    }

    private static StoreToken minimum(Members own) {
        return own.text("min_revision")
                .map(text ->
                        StoreToken.parse(text).orElseThrow(() -> own.wrong("min_revision", "no token of the store")))
                .orElse(StoreToken.NONE);
    }

    private static Duration timeout(Members own) {
        Duration timeout = duration(own, "timeout").orElse(USUAL);
        if (timeout.compareTo(LONGEST) > 0) {
            throw own.wrong("timeout", "longer than " + LONGEST.toSeconds() + "s");
        }
        return timeout;
    }

    private static Optional<Duration> duration(Members own, String name) {
        return own.text(name)
                .map(text -> PolicyParser.duration(Fragment.of(text), new Diagnostics())
                        .filter(duration -> !duration.isNegative())
                        .orElseThrow(() -> own.wrong(name, "no length of time")));
    }

    private static Optional<Instant> now(Members own, Caller caller) {
        Optional<Instant> now = own.time("now");
        if (now.isPresent() && !caller.may(Right.SET_NOW)) {
            throw Refusal.forbidden("the caller may not say what time it is: it has no right to set now");
        }
        return now;
    }
}
