package dev.portcullis.store.etcd;

import dev.portcullis.store.Batch;
import dev.portcullis.store.Change;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Tail;
import dev.portcullis.store.etcd.Message.Answered;
import dev.portcullis.store.etcd.Message.Ended;
import dev.portcullis.store.etcd.Message.Told;
import dev.portcullis.store.etcd.Message.Unanswered;
import io.etcd.jetcd.api.WatchResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows a cluster with a watch, and never takes its silence for a proof: what a majority tells the history to be has to
 * come through the watch as well, or the watch is begun anew at the next member. All is done by the thread that asks this
 * tail; what etcd tells in threads of its own waits in the inbox.
 */
final class EtcdTail implements Tail {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(50);

    private final Positions positions;
    private final Counters counters;
    private final Reception reception;
    private final Watching watching;
    private final Proving proving;
    private final BlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final List<Change> pending = new ArrayList<>();
    private OptionalLong provenAt = OptionalLong.empty();
    private Optional<GapException> gap = Optional.empty();

    EtcdTail(
            EtcdClient client, Layout layout, Lineage lineage, Positions positions, Counters counters, Position begin) {
        this.positions = positions;
        this.counters = counters;
        this.reception = new Reception(layout, lineage, positions, counters, begin);
        this.watching = new Watching(client, layout, counters, inbox::add);
        this.proving = new Proving(client, layout, lineage, counters, inbox::add);
    }

    @Override
    public Batch next(Duration longest) throws InterruptedException {
        gap.ifPresent(EtcdTail::fail);
        try {
            return await(System.nanoTime() + longest.toNanos());
        } catch (GapException missing) {
            gap = Optional.of(missing);
            throw missing;
        }
    }

    private static void fail(GapException again) {
        throw again;
    }

    private Batch await(long end) throws InterruptedException {
        takeAll(inbox.poll());
        while (true) {
            tend();
            long left = end - System.nanoTime();
            if (!pending.isEmpty() || left <= 0) {
                return batch();
            }
            takeAll(inbox.poll(Math.min(left, TICK), TimeUnit.NANOSECONDS));
        }
    }

    private Batch batch() {
        Batch batch = new Batch(pending, reception.position().head().token(), provenAt);
        positions.remember(reception.position());
        pending.clear();
        return batch;
    }

    private void tend() {
        if (proving.isOverdue()) {
            watching.distrust();
            watching.tend(reception.position().head().mod());
        } else {
            watching.tend(reception.position().reached());
        }
        proving.tend();
    }

    private void takeAll(@Nullable Message first) {
        for (Message message = first; message != null; message = inbox.poll()) {
            take(message);
        }
        OptionalLong proven = proving.meet(reception.position());
        provenAt = proven.isPresent() ? proven : provenAt;
    }

    private void take(Message message) {
        if (message instanceof Told told && watching.isOpen(told.watch())) {
            watching.take(told);
            take(told.response());
        } else if (message instanceof Ended ended) {
            watching.take(ended);
        } else if (message instanceof Answered answered) {
            proving.take(answered);
        } else if (message instanceof Unanswered unanswered) {
            proving.take(unanswered);
        }
    }

    private void take(WatchResponse response) {
        if (response.getEventsCount() > 0) {
            reception.take(response.getEventsList(), pending);
        } else if (!response.getCreated() && !response.getCanceled()) {
            counters.progressed();
            reception.reach(response.getHeader().getRevision());
        }
    }

    @Override
    public void close() {
        watching.close();
    }
}
