package dev.portcullis.preview;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.core.CoreRules;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import dev.portcullis.role.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a lock is to be made. Immutable.
 *
 * <p>What is broken in a policy decides as it ever does, so that an incident need not wait until it is mended.
 */
public final class Surroundings {
    private final CoreRules rules;
    private final Catalog catalog;
    private final CompiledPolicy policy;
    private final Set<String> roles;
    private final List<Lock> locks;
    private final LockIndex index;
    private final List<OpenSession> sessions;
    private final Optional<String> caller;
    private final Instant now;

    private Surroundings(Surroundings other, List<Lock> locks, LockIndex index, List<OpenSession> sessions) {
        this.rules = other.rules;
        this.catalog = other.catalog;
        this.policy = other.policy;
        this.roles = other.roles;
        this.locks = List.copyOf(locks);
        this.index = index;
        this.sessions = List.copyOf(sessions);
        this.caller = other.caller;
        this.now = other.now;
    }

    private Surroundings(Surroundings other, CompiledPolicy inForce) {
        Map<String, StoredUser> users = new TreeMap<>(inForce.users());
        other.users().forEach(user -> users.putIfAbsent(user.name(), user));
        this.rules = other.rules;
        this.catalog = new Catalog(
                inForce.settings(), other.catalog.roles(), List.copyOf(users.values()), other.catalog.locks());
        this.policy = inForce;
        this.roles = Stream.concat(inForce.roles().keySet().stream(), other.roles.stream())
                .collect(Collectors.toUnmodifiableSet());
        this.locks = other.locks;
        this.index = other.index;
        this.sessions = other.sessions;
        this.caller = other.caller;
        this.now = other.now;
    }

    /**
     * A catalog with its locks, and no open sessions.
     *
     * @param caller name of the user who makes the lock, where it is known
     * @param now the time
     */
    public Surroundings(Catalog catalog, Optional<String> caller, Instant now) {
        this.rules = new CoreRules();
        this.catalog = catalog;
        this.policy = new PolicyCompiler().compile(catalog).policy();
        this.roles = catalog.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
        this.locks = possible(catalog.locks());
        this.index = LockIndex.of(locks);
        this.sessions = List.of();
        this.caller = caller;
        this.now = now;
    }

    /** The locks that there is room for; a store may hold more, which is an error of its policy. */
    private static List<Lock> possible(List<Lock> locks) {
        Stream<Lock> anchored = locks.stream().filter(lock -> !lock.anchors().isEmpty());
        Stream<Lock> others = locks.stream().filter(lock -> lock.anchors().isEmpty());
        return Stream.concat(anchored, others.limit(Lock.MOST_WITHOUT_ANCHOR)).toList();
    }

    /** The same where this policy decides; its users and roles are known beside those of the catalog. */
    public Surroundings under(CompiledPolicy inForce) {
        return new Surroundings(this, inForce);
    }

    /** The same with these sessions. */
    public Surroundings running(List<OpenSession> others) {
        return new Surroundings(this, locks, index, others);
    }

    /** A session as if it were opened here, whatever the decision. */
    public OpenSession opened(String name, Request request) {
        return new OpenSession(name, request, engine(LockIndex.EMPTY).standing(request));
    }

    /** Whether a lock may be made here: only so many can be tried on every request. */
    public boolean hasRoomFor(Lock lock) {
        return !lock.anchors().isEmpty() || without(lock).index.unindexed().size() < Lock.MOST_WITHOUT_ANCHOR;
    }

    /** The same once a lock is made: in place of one with its name, if there is one. */
    public Surroundings with(Lock lock) {
        Surroundings others = without(lock);
        LockIndex.Edit edit = others.index.edit();
        edit.put(lock);
        List<Lock> all = Stream.concat(others.locks.stream(), Stream.of(lock)).toList();
        return new Surroundings(this, all, edit.done(), sessions);
    }

    /** The same without a lock's namesake. */
    Surroundings without(Lock lock) {
        List<Lock> namesakes =
                locks.stream().filter(other -> other.name().equals(lock.name())).toList();
        if (namesakes.isEmpty()) {
            return this;
        }
        LockIndex.Edit edit = index.edit();
        namesakes.forEach(edit::remove);
        List<Lock> others =
                locks.stream().filter(other -> !namesakes.contains(other)).toList();
        return new Surroundings(this, others, edit.done(), sessions);
    }

    /** Users and roles. */
    public Catalog catalog() {
        return catalog;
    }

    /** Open sessions, as far as they are known. */
    public List<OpenSession> sessions() {
        return sessions;
    }

    List<StoredUser> users() {
        return catalog.users();
    }

    /** Names of roles. */
    Set<String> roles() {
        return roles;
    }

    List<Lock> locks() {
        return locks;
    }

    LockIndex index() {
        return index;
    }

    Optional<String> caller() {
        return caller;
    }

    /** The time. */
    public Instant now() {
        return now;
    }

    /** What decides here when these are the only locks. */
    PolicyEngine engine(LockIndex only) {
        return new PolicyEngine(rules, policy, new LockView(only, LockView.EMPTY.token(), LockView.EMPTY.proof()));
    }
}
