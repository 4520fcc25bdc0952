package dev.portcullis.preview;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Request;
import dev.portcullis.role.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a lock is to be made. Immutable.
 *
 * <p>What is broken in a policy decides as it ever does, so that an incident need not wait until it is mended.
 */
public final class Surroundings {
    private final PolicyEngine engine;
    private final List<StoredUser> users;
    private final Set<String> roles;
    private final Namesakes namesakes;
    private final LockIndex index;
    private final List<OpenSession> sessions;
    private final Optional<String> caller;
    private final Instant now;

    private Surroundings(
            PolicyEngine engine,
            List<StoredUser> users,
            Set<String> roles,
            Namesakes namesakes,
            LockIndex index,
            List<OpenSession> sessions,
            Optional<String> caller,
            Instant now) {
        this.engine = engine;
        this.users = users;
        this.roles = roles;
        this.namesakes = namesakes;
        this.index = index;
        this.sessions = List.copyOf(sessions);
        this.caller = caller;
        this.now = now;
    }

    /**
     * A catalog with its locks, and no open sessions.
     *
     * @param caller name of the user who makes the lock, where it is known
     * @param now the time
     */
    public static Surroundings of(Catalog catalog, Optional<String> caller, Instant now) {
        List<Lock> locks = possible(catalog.locks());
        return new Surroundings(
                new PolicyEngine(new PolicyCompiler().compile(catalog).policy(), LockView.EMPTY),
                catalog.users(),
                catalog.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet()),
                Namesakes.of(locks),
                LockIndex.of(locks),
                List.of(),
                caller,
                now);
    }

    /**
     * What an engine decides by now, and no open sessions. The locks in force are not looked through.
     *
     * @param replaced the locks of the store, as they are written there, whose places others are to take
     * @param caller name of the user who makes the lock, where it is known
     * @param now the time
     */
    public static Surroundings of(PolicyEngine engine, List<Lock> replaced, Optional<String> caller, Instant now) {
        LockIndex index = engine.locks().index();
        Stream<Lock> same = replaced.stream()
                .flatMap(lock -> index.beside(lock).stream()
                        .filter(other -> isWrittenAs(lock, other))
                        .limit(1));
        List<StoredUser> users = engine.policy().users().values().stream()
                .sorted(Comparator.comparing(StoredUser::name))
                .toList();
        return new Surroundings(
                engine,
                users,
                engine.policy().roles().keySet(),
                Namesakes.of(same.toList()),
                index,
                List.of(),
                caller,
                now);
    }

    /** Whether two locks come from the same text of the same name. */
    private static boolean isWrittenAs(Lock lock, Lock other) {
        return other.name().equals(lock.name())
                && other.place().file().name().equals(lock.place().file().name())
                && other.place().file().text().equals(lock.place().file().text());
    }

    /** The locks that there is room for; a store may hold more, which is an error of its policy. */
    private static List<Lock> possible(List<Lock> locks) {
        Stream<Lock> anchored = locks.stream().filter(lock -> !lock.anchors().isEmpty());
        Stream<Lock> others = locks.stream().filter(lock -> lock.anchors().isEmpty());
        return Stream.concat(anchored, others.limit(Lock.MOST_WITHOUT_ANCHOR)).toList();
    }

    /** The same with these sessions. */
    public Surroundings running(List<OpenSession> others) {
        return new Surroundings(engine, users, roles, namesakes, index, others, caller, now);
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
        return edited(namesakes.with(lock), edit -> {
            namesakes.of(lock).ifPresent(edit::remove);
            edit.put(lock);
        });
    }

    /** The same without a lock's namesake. */
    Surroundings without(Lock lock) {
        return namesakes
                .of(lock)
                .map(namesake -> edited(namesakes.without(lock), edit -> edit.remove(namesake)))
                .orElse(this);
    }

    private Surroundings edited(Namesakes others, Consumer<LockIndex.Edit> change) {
        LockIndex.Edit edit = index.edit();
        change.accept(edit);
        return new Surroundings(engine, users, roles, others, edit.done(), sessions, caller, now);
    }

    /** Open sessions, as far as they are known. */
    public List<OpenSession> sessions() {
        return sessions;
    }

    /** All users that are known. */
    public List<StoredUser> users() {
        return users;
    }

    /** Names of roles. */
    Set<String> roles() {
        return roles;
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
        return engine.under(new LockView(only, LockView.EMPTY.token(), LockView.EMPTY.proof()));
    }
}
