package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads many keys at one revision of etcd, some at a time. */
final class Ranges {
    private static final int PAGE = 2_000;

    /** Etcd takes 128 unless told otherwise. */
    private static final int TOGETHER = 100;

    private static final int MOST_BEGINNINGS = 8;

    private final EtcdClient client;
    private final Duration longest;
    private final Counters counters;

    /**
     * @param longest how long to wait for each page
     */
    Ranges(EtcdClient client, Duration longest, Counters counters) {
        this.client = client;
        this.longest = longest;
        this.counters = counters;
    }

    /**
     * Reads; from the beginning again if etcd forgets the revision meanwhile.
     *
     * @throws StoreException if that cannot be done
     */
    <T> T read(Supplier<T> reading) {
        for (int beginnings = 0; beginnings < MOST_BEGINNINGS; beginnings++) {
            try {
                return reading.get();
            } catch (StatusRuntimeException failed) {
                if (!Failure.isCompacted(failed)) {
                    throw Failure.of(failed);
                }
                counters.compacted();
            }
        }
        throw new StoreException(Kind.UNAVAILABLE, "etcd is compacted too often to be read");
    }

    /**
     * Takes all that begin with something, in the order of their keys.
     *
     * @param revision the revision of etcd to read at; 0 for the newest
     * @return the revision at which was read
     */
    long takeAll(ByteString beginning, long revision, Consumer<KeyValue> taker) {
        RangeResponse page = page(beginning, beginning, revision);
        long read = revision == 0 ? page.getHeader().getRevision() : revision;
        page.getKvsList().forEach(taker);
        while (page.getMore()) {
            ByteString last = page.getKvs(page.getKvsCount() - 1).getKey();
            page = page(Layout.next(last), beginning, read);
            page.getKvsList().forEach(taker);
        }
        return read;
    }

    private RangeResponse page(ByteString from, ByteString beginning, long revision) {
        RangeRequest request = RangeRequest.newBuilder()
                .setKey(from)
                .setRangeEnd(Layout.after(beginning))
                .setLimit(PAGE)
                .setRevision(revision)
                .build();
        return client.answer(KVGrpc.getRangeMethod(), request, longest);
    }

    /**
     * Takes those of some keys that there are.
     *
     * @param revision the revision of etcd to read at
     */
    void takeEach(List<ByteString> keys, long revision, Consumer<KeyValue> taker) {
        for (int begin = 0; begin < keys.size(); begin += TOGETHER) {
            TxnRequest.Builder request = TxnRequest.newBuilder();
            keys.subList(begin, Math.min(keys.size(), begin + TOGETHER)).stream()
                    .map(key -> RangeRequest.newBuilder().setKey(key).setRevision(revision))
                    .forEach(range -> request.addSuccess(RequestOp.newBuilder().setRequestRange(range)));
            client.answer(KVGrpc.getTxnMethod(), request.build(), longest)
                    .getResponsesList()
                    .forEach(answer -> answer.getResponseRange().getKvsList().forEach(taker));
        }
    }

    /** The one under a key now. */
    RangeResponse one(ByteString key) {
        return client.answer(
                KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(key).build(), longest);
    }
}
