package dev.portcullis.store.etcd;

import dev.portcullis.store.GapException;
import dev.portcullis.store.etcd.Message.Ended;
import dev.portcullis.store.etcd.Message.Told;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps a watch open: another one is begun when it ends, is not confirmed, or its member is left by all. For one thread. */
final class Watching implements AutoCloseable {
    private static final long CONFIRMED_WITHIN = TimeUnit.SECONDS.toNanos(3);

    private final EtcdClient client;
    private final Layout layout;
    private final Counters counters;
    private final Consumer<Message> inbox;
    private final Pause pause = new Pause();
    private Optional<Watch> watch = Optional.empty();
    private boolean confirmed;
    private boolean wanted;
    private long dueAt = System.nanoTime();

    Watching(EtcdClient client, Layout layout, Counters counters, Consumer<Message> inbox) {
        this.client = client;
        this.layout = layout;
        this.counters = counters;
        this.inbox = inbox;
    }

    /**
     * Begins a watch where one is needed.
     *
     * @param reached the revision of etcd up to which all is known
     */
    void tend(long reached) {
        boolean stray =
                watch.filter(open -> !open.member().equals(client.member())).isPresent();
        boolean silent = watch.isPresent() && !confirmed && System.nanoTime() - dueAt > 0;
        if (silent) {
            watch.ifPresent(open -> client.leave(open.member()));
        }
        if (stray || silent) {
            end();
        }
        if (watch.isEmpty() && System.nanoTime() - dueAt >= 0) {
            begin(reached);
        }
    }

    private void begin(long reached) {
        if (wanted) {
            counters.restarting();
        }
        wanted = true;
        confirmed = false;
        dueAt = System.nanoTime() + CONFIRMED_WITHIN;
        try {
            watch = Optional.of(Watch.begin(client, layout, reached + 1, inbox));
            counters.watching();
        } catch (StatusRuntimeException failed) {
            rest();
        }
    }

    /** The watch does not tell all; the next one is begun elsewhere. */
    void distrust() {
        watch.ifPresent(open -> client.leave(open.member()));
        end();
    }

    private void end() {
        close();
        dueAt = System.nanoTime();
    }

    private void rest() {
        watch = Optional.empty();
        dueAt = System.nanoTime() + pause.next();
    }

    /** Whether it comes from the watch that is open now. */
    boolean isOpen(Watch other) {
        return watch.filter(open -> open.equals(other)).isPresent();
    }

    /** A watch has ended by itself. */
    void take(Ended ended) {
        if (isOpen(ended.watch())) {
            ended.failure().filter(Failure::isOldToken).ifPresent(old -> client.forgetToken());
            client.leave(ended.watch().member());
            rest();
        }
    }

    /**
     * What a watch tells of itself.
     *
     * @throws GapException if etcd does not know the changes any more
     */
    void take(Told told) {
        told.watch().taken();
        WatchResponse response = told.response();
        if (response.getCanceled()) {
            refused(response);
        } else if (response.getCreated()) {
            confirmed = true;
            pause.reset();
        }
    }

    private void refused(WatchResponse response) {
        if (response.getCompactRevision() != 0) {
            counters.compacted();
            throw new GapException(
                    "etcd has forgotten the changes up to its revision " + response.getCompactRevision());
        }
        if (Failure.isOldToken(response.getCancelReason())) {
            client.forgetToken();
        }
        close();
        rest();
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        watch = Optional.empty();
    }
}
