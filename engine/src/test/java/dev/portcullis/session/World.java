package dev.portcullis.session;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.core.CoreRules;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.LockWrite;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** An engine with a small policy, and a registry beside it whose time is in the hands of the test. */
final class World implements AutoCloseable {
    static final String ROLES = """
            kind: role
            version: v7
            metadata: {name: ops}
            spec:
              allow: {logins: [root], node_labels: {'*': '*'}}
            ---
            kind: role
            version: v7
            metadata: {name: brief}
            spec:
              options: {max_session_ttl: 1h, client_idle_timeout: 10m, disconnect_expired_cert: true}
              allow: {logins: [root], node_labels: {'*': '*'}}
            ---
            kind: role
            version: v7
            metadata: {name: careful}
            spec:
              options: {lock: strict}
              allow: {logins: [root], node_labels: {'*': '*'}}
            """;
    private static final CoreRules RULES = new CoreRules();

    final HandClock clock;
    final PolicyEngine engine;
    final SessionRegistry registry;
    final Gateway gateway = new Gateway();

    World() {
        this(ROLES, "");
    }

    World(String documents, String rules) {
        this(new HandClock(), documents, rules);
    }

    private World(HandClock clock, String documents, String rules) {
        this(clock, policy(documents, rules), clock.settings(), HandClock.NO_THREAD);
    }

    World(HandClock clock, CompiledPolicy policy, SessionSettings settings, ThreadFactory threads) {
        this.clock = clock;
        this.engine = new PolicyEngine(RULES, policy, LockView.EMPTY, 0, settings.nanoTime());
        this.registry = new SessionRegistry(engine, settings, threads);
    }

    static World with(HandClock clock, SessionSettings settings) {
        return new World(clock, policy(ROLES, ""), settings, HandClock.NO_THREAD);
    }

    static CompiledPolicy policy(String documents, String rules) {
        CatalogReading reading = new CatalogReader()
                .read(List.of(new SourceFile("a.yaml", documents), new SourceFile("a.rules", rules)));
        if (!reading.accepted()) {
            throw new IllegalArgumentException(reading.diagnostics().toString());
        }
        return new PolicyCompiler().compile(reading.catalog()).policy();
    }

    static Lock lock(String user) {
        return Lock.of("lock-" + user, LockTarget.of(TargetField.USER, user), "");
    }

    /** Puts a lock, first where the engine sees it and then where the registry is told. */
    void put(Lock lock) {
        put(lock, clock.instant());
    }

    void put(Lock lock, Instant committed) {
        publish(null, lock);
        registry.locksWritten(List.of(new LockWrite(lock, committed)));
    }

    void remove(Lock lock) {
        publish(lock, null);
    }

    private synchronized void publish(@Nullable Lock less, @Nullable Lock more) {
        LockView before = engine.locks();
        LockIndex.Edit edit = before.index().edit();
        if (less != null) {
            edit.remove(less);
        }
        if (more != null) {
            edit.put(more);
        }
        engine.use(new LockView(edit.done(), before.token().at(before.token().revision() + 1), before.proof()));
    }

    void use(CompiledPolicy policy) {
        engine.use(policy);
        registry.policyChanged();
    }

    void prove(Proof proof) {
        engine.use(engine.locks().with(proof));
    }

    /** Time passes, and the registry's thread does what is due as often as it wants to. */
    void pass(Duration time) {
        Instant until = clock.instant().plus(time);
        for (long wait = beat(); clock.instant().isBefore(until); wait = beat()) {
            Duration left = Duration.between(clock.instant(), until);
            Duration step = Duration.ofNanos(Math.max(1, wait));
            clock.pass(step.compareTo(left) < 0 ? step : left);
        }
    }

    /** The registry's thread does what is due at this moment. */
    long beat() {
        long wait = registry.beat();
        while (wait == 0) {
            wait = registry.beat();
        }
        return wait;
    }

    Session open(String user, String role) {
        return open(request(user, role));
    }

    Session open(Request request) {
        OpenResult result = registry.open(request, gateway);
        if (result instanceof Opened opened) {
            return opened.session();
        }
        throw new AssertionError("refused: " + result.decision().adminMessage());
    }

    Request request(String user, String role) {
        return request(user, role, "web-1", clock.instant());
    }

    static Request request(String user, String role, String node, Instant now) {
        return Request.connect(
                Subject.User.local(user, List.of(role), Map.of()),
                Protocol.SSH,
                new Resource("node", node, Map.of(), node, ""),
                Account.login("root"),
                now);
    }

    Termination end(Session session) {
        List<Termination> told = gateway.told(session);
        if (told.size() != 1) {
            throw new AssertionError("terminated " + told.size() + " times");
        }
        return told.get(0);
    }

    @Override
    public void close() {
        registry.close();
    }
}
