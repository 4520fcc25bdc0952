package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.etcd.Position.Content;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads everything, or a part, at one revision of etcd. For one reading. */
final class SnapshotReading {
    private final Layout layout;
    private final Ranges ranges;
    private final List<StoredResource> resources = new ArrayList<>();
    private Optional<Head> head = Optional.empty();
    private long sum;
    private Optional<KeyValue> latest = Optional.empty();

    SnapshotReading(Layout layout, Ranges ranges) {
        this.layout = layout;
        this.ranges = ranges;
    }

    /**
     * Reads everything.
     *
     * @throws StoreException if that cannot be done
     */
    Position all() {
        return ranges.read(() -> {
            begin();
            long revision = ranges.takeAll(layout.store(), 0, this::take);
            boolean ours = sum == found().history().sum();
            return new Position(found(), revision, ours ? Content.OURS : Content.CHANGED_BY_OTHERS);
        });
    }

    /**
     * Reads a part; whether something else has written the rest is not known then.
     *
     * @throws StoreException if that cannot be done
     */
    Head part(Excerpt wanted) {
        return ranges.read(() -> {
            begin();
            RangeResponse history = ranges.one(layout.history());
            history.getKvsList().forEach(this::take);
            long revision = history.getHeader().getRevision();
            found();
            wanted.kinds().forEach(kind -> ranges.takeAll(layout.kind(kind), revision, this::take));
            List<ByteString> single = wanted.keys().stream()
                    .filter(key -> !wanted.kinds().contains(key.kind()))
                    .map(layout::key)
                    .toList();
            ranges.takeEach(single, revision, this::take);
            return found();
        });
    }

    /** What was there. */
    List<StoredResource> resources() {
        return resources;
    }

    /** See {@link ContentSum}. */
    long sum() {
        return sum;
    }

    /** A key that was written after the last write of Portcullis. */
    Optional<ByteString> stranger() {
        return latest.filter(stored -> stored.getModRevision() > found().mod()).map(KeyValue::getKey);
    }

    private void begin() {
        resources.clear();
        head = Optional.empty();
        sum = 0;
        latest = Optional.empty();
    }

    private Head found() {
        return head.orElseThrow(Base::gone);
    }

    /** What somebody has put there by hand is taken for a document: a lock that is hidden in it is better than none. */
    private void take(KeyValue stored) {
        if (stored.getKey().equals(layout.history())) {
            head = Optional.of(Head.of(stored));
            return;
        }
        sum += ContentSum.of(stored.getKey(), stored.getValue());
        if (latest.isEmpty() || stored.getModRevision() > latest.get().getModRevision()) {
            latest = Optional.of(stored);
        }
        layout.resource(stored.getKey())
                .map(key -> Layout.resource(key, stored.getValue()).orElseGet(() -> byHand(key, stored)))
                .ifPresent(resources::add);
    }

    private StoredResource byHand(ResourceKey key, KeyValue stored) {
        return new StoredResource(
                key, stored.getValue().toStringUtf8(), found().history().revision());
    }
}
