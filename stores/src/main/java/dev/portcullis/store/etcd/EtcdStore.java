package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.Batch;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Followers;
import dev.portcullis.store.GapException;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.Preconditions;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.Tail;
import dev.portcullis.store.etcd.Position.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in an etcd cluster, for any number of servers and gateways. A write that has returned is on the disks of a majority
 * of the members; a view is fresh only while a majority answers.
 */
public final class EtcdStore implements Store {
    private static final Duration LONGEST_ACCEPTANCE = Duration.ofMinutes(1);

    private final EtcdSettings settings;
    private final EtcdClient client;
    private final Layout layout;
    private final EtcdFollowers followers;
    private final Lineage lineage;
    private final Counters counters = new Counters();
    private final Positions positions = new Positions();
    private final ReentrantLock writing = new ReentrantLock(true);
    private Position lastRead;

    private EtcdStore(EtcdSettings settings, EtcdClient client, Layout layout, Head head) {
        this.settings = settings;
        this.client = client;
        this.layout = layout;
        this.followers = new EtcdFollowers(client, layout, settings.deadlines());
        this.lineage = new Lineage(head, new Ancestry(client, layout, settings.deadlines())::leads);
        this.lastRead = new Position(head, head.mod(), Content.OURS);
    }

    /**
     * Opens a store; makes it when there is none.
     *
     * @throws StoreException if the cluster does not answer in time or refuses, or if what is there cannot be understood, for
     *     example because a newer version wrote it
     */
    public static EtcdStore open(EtcdSettings settings) {
        EtcdClient client = new EtcdClient(settings);
        try {
            Layout layout = new Layout(settings.prefix());
            Head head = new Founding(client, layout, settings.deadlines()).open();
            return new EtcdStore(settings, client, layout, head);
        } catch (RuntimeException failed) {
            client.close();
            throw failed;
        }
    }

    /**
     * Whether there is a store already.
     *
     * @throws StoreException if that cannot be told, or if what is there can be no store any more
     */
    public static boolean exists(EtcdSettings settings) {
        try (EtcdClient client = new EtcdClient(settings)) {
            return new Founding(client, new Layout(settings.prefix()), settings.deadlines()).isDone();
        }
    }

    @Override
    public Snapshot snapshot() {
        long asked = System.nanoTime();
        Head before = lineage.known();
        SnapshotReading reading = reading();
        Position position = reading.all();
        lineage.follow(before, position.head());
        remember(position);
        boolean proven = position.content() == Content.OURS;
        if (proven) {
            counters.proven(asked);
            positions.absolve();
        } else {
            reading.stranger().ifPresent(positions::blame);
        }
        return new Snapshot(
                position.head().token(),
                reading.resources(),
                proven ? OptionalLong.of(asked) : OptionalLong.empty(),
                position.head().history().declared());
    }

    /** Proves nothing: only whoever reads all can tell whether all is there. */
    @Override
    public Snapshot snapshot(Excerpt wanted) {
        Head before = lineage.known();
        SnapshotReading reading = reading();
        Head head = lineage.follow(before, reading.part(wanted));
        return new Snapshot(
                head.token(),
                reading.resources(),
                OptionalLong.empty(),
                head.history().declared());
    }

    private synchronized void remember(Position read) {
        positions.remember(read);
        counters.snapshot(read.head().history().revision());
        boolean sameEpoch =
                read.head().token().epoch().equals(lastRead.head().token().epoch());
        lastRead = sameEpoch && read.reached() < lastRead.reached() ? lastRead : read;
    }

    private SnapshotReading reading() {
        return new SnapshotReading(
                layout, new Ranges(client, settings.deadlines().read(), counters));
    }

    @Override
    public Tail tail(StoreToken after) {
        client.demandOpen();
        Optional<Position> begin = positions.of(after);
        return begin.isPresent()
                ? new EtcdTail(client, layout, lineage, positions, counters, begin.get())
                : new UnknownTail(after);
    }

    @Override
    public StoreToken put(ResourceKey key, String document, Precondition condition) {
        return write(key, Optional.of(document), condition);
    }

    @Override
    public StoreToken delete(ResourceKey key, Precondition condition) {
        return write(key, Optional.empty(), condition);
    }

    private StoreToken write(ResourceKey key, Optional<String> document, Precondition condition) {
        ByteString stored = layout.key(key);
        return oneByOne(new Write(client, layout, stored, settings.deadlines()), write -> {
            Head before = lineage.known();
            return write.run(base -> {
                lineage.follow(before, base.head());
                OptionalLong present = revision(key, base);
                Preconditions.demand(condition, key, present);
                if (document.isEmpty() && present.isEmpty()) {
                    throw Preconditions.notFound(key);
                }
                return Proposal.of(layout, base, stored, document, write.name());
            });
        });
    }

    /** Those of one process do not get into each other's way. */
    private StoreToken oneByOne(Write write, Function<Write, Head> run) {
        try {
            if (!writing.tryLock(write.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new StoreException(Kind.UNAVAILABLE, "others wait for etcd as well; nothing was written");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "waiting for others was interrupted", interrupted);
        }
        try {
            Head written = run.apply(write);
            lineage.advance(written);
            return written.token();
        } finally {
            writing.unlock();
        }
    }

    /** What somebody has put there by hand has no revision of its own. */
    private static OptionalLong revision(ResourceKey key, Base base) {
        return base.present()
                .map(stored -> OptionalLong.of(Layout.resource(key, stored.getValue())
                        .map(StoredResource::revision)
                        .orElse(base.head().history().revision())))
                .orElse(OptionalLong.empty());
    }

    /**
     * Begins a new history: what an operator does after a backup was put back, or after something else has changed what is
     * kept, so that all who follow accept what is there now.
     *
     * @throws StoreException if it is not known to have happened
     */
    public StoreToken acceptEpoch() {
        return oneByOne(
                new Write(client, layout, layout.history(), settings.deadlines().writing(LONGEST_ACCEPTANCE)),
                write -> write.run(base -> {
                    SnapshotReading reading = reading();
                    Head head = reading.all().head();
                    return Proposal.successor(layout, head, write.name(), reading.sum());
                }));
    }

    @Override
    public synchronized List<Diagnostic> faults() {
        if (lastRead.content() == Content.OURS) {
            return List.of();
        }
        SourceFile nothing = new SourceFile("etcd", "");
        return List.of(DiagnosticCode.UNREADABLE_FILE.at(
                nothing.all(),
                positions.blamed().orElse(layout.store().toStringUtf8()),
                "something else than Portcullis has changed it; `portcullis store accept-epoch` takes it as it is"));
    }

    /** Everybody who follows the store, of all who have opened it. */
    @Override
    public Optional<Followers> followers() {
        return Optional.of(followers);
    }

    /**
     * How each member of a cluster is, in the order of the settings, whether there is a store in it or not.
     *
     * @throws StoreException if the files of TLS cannot be used
     */
    public static List<MemberState> members(EtcdSettings settings) {
        try (EtcdClient client = new EtcdClient(settings)) {
            return client.states();
        }
    }

    /** How each member of the cluster is, in the order of the settings. */
    public List<MemberState> members() {
        return client.states();
    }

    /** What has happened since it was opened. */
    public EtcdStatistics statistics() {
        return counters.read();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Cannot follow, for nobody knows where in the revisions of etcd to begin. */
    private record UnknownTail(StoreToken after) implements Tail {
        @Override
        public Batch next(Duration longest) {
            throw new GapException("the changes after " + after + " are not known");
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
