package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.Compare.CompareResult;
import io.etcd.jetcd.api.Compare.CompareTarget;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import java.util.Optional;
import java.util.UUID;

/** Finds a store in a cluster, or makes it. */
final class Founding {
    private static final long MANY = 1_000;

    private final EtcdClient client;
    private final Layout layout;
    private final Deadlines deadlines;

    Founding(EtcdClient client, Layout layout, Deadlines deadlines) {
        this.client = client;
        this.layout = layout;
        this.deadlines = deadlines;
    }

    /**
     * The history of the store, made when there is none.
     *
     * @throws StoreException if it cannot be read, made or understood
     */
    Head open() {
        return find().orElseGet(this::found);
    }

    /** Whether there is a store. Where there is none, there is nothing else either. */
    boolean isDone() {
        boolean done = find().isPresent();
        if (!done) {
            demandNothingElse();
        }
        return done;
    }

    /** The history of the store that is there. */
    Optional<Head> find() {
        RangeRequest question =
                RangeRequest.newBuilder().setKey(layout.history()).build();
        return client.ask(KVGrpc.getRangeMethod(), question, deadlines.read()).getKvsList().stream()
                .findFirst()
                .map(Head::of);
    }

    /** Who makes it first has made it; all others find that. */
    private Head found() {
        demandNothingElse();
        ByteString first = History.first(UUID.randomUUID().toString()).text();
        TxnRequest create = TxnRequest.newBuilder()
                .addCompare(Compare.newBuilder()
                        .setKey(layout.history())
                        .setTarget(CompareTarget.VERSION)
                        .setResult(CompareResult.EQUAL)
                        .setVersion(0))
                .addSuccess(RequestOp.newBuilder()
                        .setRequestPut(
                                PutRequest.newBuilder().setKey(layout.history()).setValue(first)))
                .build();
        client.ask(KVGrpc.getTxnMethod(), create, deadlines.read());
        return find().orElseThrow(Base::gone);
    }

    private void demandNothingElse() {
        RangeRequest question = RangeRequest.newBuilder()
                .setKey(layout.all())
                .setRangeEnd(Layout.after(layout.all()))
                .setKeysOnly(true)
                .setLimit(MANY)
                .build();
        client.ask(KVGrpc.getRangeMethod(), question, deadlines.read()).getKvsList().stream()
                .map(KeyValue::getKey)
                .filter(key -> !key.startsWith(layout.followers()))
                .findFirst()
                .ifPresent(key -> {
                    throw new StoreException(
                            Kind.UNREADABLE,
                            "there is no store in etcd that this version can read, but there is `" + key.toStringUtf8()
                                    + "`: put a backup back, or name another prefix");
                });
    }
}
