package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Follower;
import dev.portcullis.store.Followers;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveResponse;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeRequest.SortOrder;
import io.etcd.jetcd.api.RangeRequest.SortTarget;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Followers as keys of a cluster, each under a lease: etcd forgets whoever is silent. A lease is kept alive without a write to
 * disk; the key is written only when there is something new to say.
 */
final class EtcdFollowers implements Followers {
    /** In one question, with one answer; etcd takes several in one stream. */
    private static final MethodDescriptor<LeaseKeepAliveRequest, LeaseKeepAliveResponse> KEEP_ALIVE =
            LeaseGrpc.getLeaseKeepAliveMethod().toBuilder()
                    .setType(MethodType.UNARY)
                    .build();

    /** For the rounding to seconds, and for clocks that do not go alike. */
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final EtcdClient client;
    private final Layout layout;
    private final Deadlines deadlines;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /** What was said of a follower, and the lease that keeps it. */
    private record Held(long lease, StoreToken uses, Duration keep, long heardAt) {
        boolean isOver(long now) {
            return now - heardAt > keep.toNanos();
        }
    }

    EtcdFollowers(EtcdClient client, Layout layout, Deadlines deadlines) {
        this.client = client;
        this.layout = layout;
        this.deadlines = deadlines;
    }

    @Override
    public void confirm(String name, StoreToken uses, Duration keep) {
        ByteString key = key(name);
        long now = System.nanoTime();
        held.values().removeIf(known -> known.isOver(now));
        Optional<Held> known = Optional.ofNullable(held.get(name))
                .filter(before -> before.keep().equals(keep) && isKeptAlive(before.lease(), key));
        known.ifPresent(before -> held.put(name, new Held(before.lease(), before.uses(), keep, now)));
        long lease = known.map(Held::lease).orElseGet(() -> grant(keep));
        if (known.filter(before -> before.uses().equals(uses)).isEmpty()) {
            put(key, uses, lease);
        }
        held.put(name, new Held(lease, uses, keep, now));
    }

    private void put(ByteString key, StoreToken uses, long lease) {
        PutRequest request = PutRequest.newBuilder()
                .setKey(key)
                .setValue(Layout.bytes(uses.toString()))
                .setLease(lease)
                .build();
        client.ask(KVGrpc.getPutMethod(), request, deadlines.write());
    }

    /** A lease may live on without its key: somebody may have deleted that, or put an older backup in place. */
    private boolean isKeptAlive(long lease, ByteString key) {
        LeaseKeepAliveRequest request =
                LeaseKeepAliveRequest.newBuilder().setID(lease).build();
        LeaseTimeToLiveRequest question =
                LeaseTimeToLiveRequest.newBuilder().setID(lease).setKeys(true).build();
        return client.ask(KEEP_ALIVE, request, deadlines.write()).getTTL() > 0
                && client.ask(LeaseGrpc.getLeaseTimeToLiveMethod(), question, deadlines.write())
                        .getKeysList()
                        .contains(key);
    }

    /** Longer than was asked for, so that nobody is forgotten who may still rely on what was proven to him. */
    private long grant(Duration keep) {
        LeaseGrantRequest request = LeaseGrantRequest.newBuilder()
                .setTTL(keep.plus(MARGIN).toSeconds())
                .build();
        return client.ask(LeaseGrpc.getLeaseGrantMethod(), request, deadlines.write())
                .getID();
    }

    /** A lease that is left over ends by itself. */
    @Override
    public void leave(String name) {
        held.remove(name);
        client.ask(
                KVGrpc.getDeleteRangeMethod(),
                DeleteRangeRequest.newBuilder().setKey(key(name)).build(),
                deadlines.write());
    }

    private ByteString key(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a follower cannot be called like this");
        }
        return layout.followers().concat(Layout.bytes(name));
    }

    @Override
    public List<Follower> all() {
        RangeRequest request = RangeRequest.newBuilder()
                .setKey(layout.followers())
                .setRangeEnd(Layout.after(layout.followers()))
                .setSortTarget(SortTarget.KEY)
                .setSortOrder(SortOrder.ASCEND)
                .build();
        return client.ask(KVGrpc.getRangeMethod(), request, deadlines.read()).getKvsList().stream()
                .filter(entry -> entry.getLease() != 0)
                .map(this::follower)
                .toList();
    }

    private Follower follower(KeyValue entry) {
        LeaseTimeToLiveRequest request =
                LeaseTimeToLiveRequest.newBuilder().setID(entry.getLease()).build();
        LeaseTimeToLiveResponse lease = client.ask(LeaseGrpc.getLeaseTimeToLiveMethod(), request, deadlines.read());
        Duration kept = Duration.ofSeconds(Math.max(0, lease.getTTL()));
        return new Follower(
                entry.getKey().substring(layout.followers().size()).toStringUtf8(),
                StoreToken.parse(entry.getValue().toStringUtf8()).orElse(StoreToken.NONE),
                Duration.ofSeconds(Math.max(0, lease.getGrantedTTL())).minus(kept),
                kept.compareTo(MARGIN) > 0 ? kept.minus(MARGIN) : Duration.ZERO);
    }
}
