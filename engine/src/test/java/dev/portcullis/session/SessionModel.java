package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.session.OpenResult.Opened;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A registry and what is expected of it, worked out in the plainest way: at each step by looking at everything. All that
 * happens happens at whole seconds; what is due at exactly this second may have happened or not.
 */
final class SessionModel implements AutoCloseable {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Map<ModelPolicy, CompiledPolicy> COMPILED =
            Stream.of(ModelPolicy.values()).collect(Collectors.toMap(policy -> policy, ModelPolicy::compile));

    private final World world;
    private final Duration lease;
    private final List<ModelSession> open = new ArrayList<>();
    private final List<Lock> locks = new ArrayList<>();
    private ModelPolicy policy = ModelPolicy.PLAIN;
    private long proven;
    private Instant looked;
    private int lockNumber;
    private int ended;

    SessionModel(Duration lease) {
        HandClock clock = new HandClock();
        this.world = World.with(clock, clock.settings().withLease(lease));
        this.lease = lease;
        this.looked = now();
        prove();
    }

    private Instant now() {
        return world.clock.instant();
    }

    int ended() {
        return ended;
    }

    List<ModelSession> open() {
        return open;
    }

    List<Lock> locks() {
        return locks;
    }

    void open(String user, String role, String node, Optional<Instant> certificate) {
        boolean allowed = !locked(user, role, node)
                && !(stale() && role.equals("careful"))
                && !policy.ends(user, now(), now())
                && policy.knows(role);
        OpenResult result = world.registry.open(World.request(user, role, node, now()), certificate, world.gateway);
        assertThat(result instanceof Opened)
                .as("%s as %s to %s: %s", user, role, node, result.decision().message())
                .isEqualTo(allowed);
        if (result instanceof Opened opened) {
            open.add(new ModelSession(
                    opened.session(), user, role, node, certificate.orElse(Instant.MAX), world.clock.nanoTime()));
        }
    }

    void close(ModelSession session) {
        session.real.close();
        open.remove(session);
        assertThat(world.gateway.told(session.real)).isEmpty();
    }

    void touch(ModelSession session) {
        session.real.touch();
        session.touched = world.clock.nanoTime();
    }

    void renew(ModelSession session) {
        assertThat(session.real.renew()).isTrue();
        session.renewed = world.clock.nanoTime();
    }

    void lock(TargetField field, String value, Instant expires) {
        Lock lock = new Lock("l" + lockNumber++, LockTarget.of(field, value), "", expires, Instant.MAX, Span.NONE);
        locks.add(lock);
        world.put(lock);
    }

    void unlock(Lock lock) {
        locks.remove(lock);
        world.remove(lock);
    }

    void use(ModelPolicy other) {
        policy = other;
        world.use(Objects.requireNonNull(COMPILED.get(other)));
    }

    void prove() {
        proven = world.clock.nanoTime();
        world.prove(new Proof.At(proven, BOUND));
    }

    void set(Duration offset) {
        world.clock.set(offset);
        looked = now();
    }

    /** Time passes while the registry's thread runs. */
    void pass(Duration time) {
        world.pass(time);
    }

    /** Time passes while the registry's thread does not get to run. */
    void stall(Duration time) {
        world.clock.pass(time);
        looked = now();
    }

    /** Compares what has become of each session with what may and must have become of it. */
    void compare() {
        world.beat();
        for (Iterator<ModelSession> each = open.iterator(); each.hasNext(); ) {
            ModelSession session = each.next();
            List<Termination> told = world.gateway.told(session.real);
            if (told.isEmpty()) {
                assertThat(session.real.isOpen()).isTrue();
                assertThat(reasons(session, Duration.ZERO))
                        .as(() -> describe(session))
                        .isEmpty();
            } else {
                assertThat(told).hasSize(1);
                assertThat(session.real.isOpen()).isFalse();
                assertThat(told.get(0).code())
                        .as(() -> describe(session))
                        .isIn(reasons(session, Duration.ofSeconds(1)));
                each.remove();
                ended++;
            }
        }
        assertThat(world.registry.sessions()).hasSize(open.size());
        looked = now();
    }

    private String describe(ModelSession session) {
        return session.user + " as " + session.role + " on " + session.node + " under " + policy + " at " + now();
    }

    /** What ends a session by now, where what is due within some time counts as due. */
    private Set<String> reasons(ModelSession session, Duration ahead) {
        Set<String> reasons = new HashSet<>();
        long moment = world.clock.nanoTime() + ahead.toNanos();
        add(reasons, "locked", locked(session.user, session.role, session.node));
        add(reasons, "lock_view_stale", session.strict() && stale());
        add(reasons, "rule", policy.ends(session.user, looked, now().plus(ahead).minusSeconds(1)));
        add(reasons, "no_match", !policy.knows(session.role));
        add(reasons, "idle_timeout", session.brief() && over(session.touched, ModelSession.IDLE, moment));
        add(reasons, "lease_lost", !lease.isZero() && over(session.renewed, lease, moment));
        add(reasons, "session_ttl_exceeded", over(session.opened, session.longest(), moment));
        add(reasons, "certificate_expired", session.brief() && now().plus(ahead).isAfter(session.certificate));
        return reasons;
    }

    private static void add(Set<String> reasons, String code, boolean holds) {
        if (holds) {
            reasons.add(code);
        }
    }

    private static boolean over(long since, Duration longest, long moment) {
        return moment - since > longest.toNanos();
    }

    private boolean stale() {
        return world.clock.nanoTime() - proven > BOUND.toNanos();
    }

    private boolean locked(String user, String role, String node) {
        Map<TargetField, String> targets =
                Map.of(TargetField.USER, user, TargetField.ROLE, role, TargetField.SERVER_ID, node);
        return locks.stream()
                .filter(lock -> now().isBefore(lock.expires()))
                .flatMap(lock -> lock.target().fields().entrySet().stream())
                .anyMatch(target -> target.getValue().equals(targets.get(target.getKey())));
    }

    @Override
    public void close() {
        world.close();
        assertThat(open).allMatch(session -> world.end(session.real).code().equals("shut_down"));
    }
}
