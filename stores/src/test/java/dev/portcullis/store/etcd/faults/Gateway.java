package dev.portcullis.store.etcd.faults;

import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.follow.FollowerSettings;
import dev.portcullis.follow.StoreFollower;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.EtcdSettings;
import dev.portcullis.store.etcd.EtcdStore;
import dev.portcullis.store.etcd.faults.Judgement.Answer;
import dev.portcullis.store.etcd.faults.Judgement.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An engine that follows a store, and decides one random request after another. */
final class Gateway implements AutoCloseable {
    /** How old a view may be that a strict decision relies on. */
    static final Duration BOUND = Duration.ofSeconds(3);

    private static final int PAUSE_MILLIS = 5;
    private static final CoreRules RULES = new CoreRules();
    private static final Resource SERVER = Resource.of("node", "web-1", Map.of());

    private final String name;
    private final Store store;
    private final StoreFollower follower;
    private final Consumer<Judgement> notes;
    private final SplittableRandom random;
    private final Worker worker;

    private Gateway(String name, Store store, StoreFollower follower, Consumer<Judgement> notes) {
        this.name = name;
        this.store = store;
        this.follower = follower;
        this.notes = notes;
        this.random = new SplittableRandom(name.hashCode());
        this.worker = Worker.start(name, this::decide);
    }

    static Gateway start(String name, EtcdSettings settings, Consumer<Judgement> notes) {
        Store store = EtcdStore.open(settings);
        StoreFollower follower = StoreFollower.start(
                store, FollowerSettings.of(RULES).named(name).within(BOUND).polling(Duration.ofMillis(200)));
        return new Gateway(name, store, follower, notes);
    }

    /** The roles of those who ask: alike, but for what they demand of locks. */
    static void putRoles(Store store) {
        String logins =
                IntStream.range(0, LockOrder.LOGINS).mapToObj(i -> "l" + i).collect(Collectors.joining(", "));
        for (Mode mode : Mode.values()) {
            store.put(
                    new ResourceKey("role", mode.role()),
                    """
                    kind: role
                    version: v7
                    metadata: {name: %s}
                    spec:
                      options: {lock: %s}
                      allow: {logins: [%s], node_labels: {'*': '*'}}
                    """.formatted(mode.role(), mode.name().toLowerCase(Locale.ROOT), logins),
                    Precondition.ANY);
        }
    }

    /** All that is wrong here, for people. */
    String faults() {
        return follower.state().toString();
    }

    private void decide() throws InterruptedException {
        judge(Mode.STRICT);
        judge(Mode.BEST_EFFORT);
        Thread.sleep(PAUSE_MILLIS);
    }

    private void judge(Mode mode) {
        String user = LockOrder.user(random);
        String login = LockOrder.login(random);
        Request request = Request.connect(
                Subject.User.local(user, List.of(mode.role()), Map.of()),
                Protocol.SSH,
                SERVER,
                Account.login(login),
                Instant.now());
        long began = System.nanoTime();
        Decision decision = follower.engine().decide(request);
        notes.accept(new Judgement(
                name, mode, user, login, decision.locks().token(), Answer.of(decision), began, System.nanoTime()));
    }

    @Override
    public void close() {
        try (store;
                follower) {
            worker.close();
        }
    }
}
