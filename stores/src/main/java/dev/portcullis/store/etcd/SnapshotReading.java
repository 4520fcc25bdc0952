package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.etcd.Position.Content;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads everything at one revision of etcd, page by page. For one reading. */
final class SnapshotReading {
    private static final long PAGE = 2_000;
    private static final int MOST_BEGINNINGS = 8;

    private final EtcdClient client;
    private final Layout layout;
    private final Duration longest;
    private final Counters counters;
    private final List<StoredResource> resources = new ArrayList<>();
    private Optional<Head> head = Optional.empty();
    private long sum;
    private boolean understood = true;

    /**
     * @param longest how long to wait for each page
     */
    SnapshotReading(EtcdClient client, Layout layout, Duration longest, Counters counters) {
        this.client = client;
        this.layout = layout;
        this.longest = longest;
        this.counters = counters;
    }

    /**
     * Reads; from the beginning again if etcd forgets the revision meanwhile.
     *
     * @throws StoreException if that cannot be done
     */
    Position run() {
        for (int beginnings = 0; beginnings < MOST_BEGINNINGS; beginnings++) {
            try {
                return pages();
            } catch (StatusRuntimeException failed) {
                if (!Failure.isCompacted(failed)) {
                    throw Failure.of(failed);
                }
                counters.compacted();
            }
        }
        throw new StoreException(Kind.UNAVAILABLE, "etcd is compacted too often to be read");
    }

    /** What was there. */
    List<StoredResource> resources() {
        return resources;
    }

    /** See {@link ContentSum}. */
    long sum() {
        return sum;
    }

    private Position pages() {
        resources.clear();
        head = Optional.empty();
        sum = 0;
        understood = true;
        RangeResponse page = page(layout.store(), 0);
        long revision = page.getHeader().getRevision();
        take(page.getKvsList());
        while (page.getMore()) {
            ByteString last = page.getKvs(page.getKvsCount() - 1).getKey();
            page = page(Layout.next(last), revision);
            take(page.getKvsList());
        }
        Head found = head.orElseThrow(Base::gone);
        boolean ours = understood && sum == found.history().sum();
        return new Position(found, revision, ours ? Content.OURS : Content.CHANGED_BY_OTHERS);
    }

    private RangeResponse page(ByteString from, long revision) {
        RangeRequest request = RangeRequest.newBuilder()
                .setKey(from)
                .setRangeEnd(Layout.after(layout.store()))
                .setLimit(PAGE)
                .setRevision(revision)
                .build();
        return client.answer(KVGrpc.getRangeMethod(), request, longest);
    }

    private void take(List<KeyValue> page) {
        for (KeyValue stored : page) {
            if (stored.getKey().equals(layout.history())) {
                head = Optional.of(Head.of(stored));
            } else {
                take(stored);
            }
        }
    }

    /** What somebody has put there by hand is taken for a document: a lock that is hidden in it is better than none. */
    private void take(KeyValue stored) {
        Optional<ResourceKey> key = layout.resource(stored.getKey());
        sum += ContentSum.of(stored.getKey(), stored.getValue());
        if (key.isEmpty()) {
            understood = false;
            return;
        }
        Optional<StoredResource> resource = Layout.resource(key.get(), stored.getValue());
        understood &= resource.isPresent();
        resources.add(resource.orElseGet(() -> new StoredResource(
                key.get(),
                stored.getValue().toStringUtf8(),
                head.orElseThrow(Base::gone).history().revision())));
    }
}
