package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.ResponseOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import java.util.List;
import java.util.Optional;

/**
 * What a write goes on from: history and resource at one revision of etcd.
 *
 * @param head the history
 * @param present the resource as it is there; missing where there is none
 */
record Base(Head head, Optional<KeyValue> present) {
    /** The transaction that reads it. */
    static TxnRequest question(Layout layout, ByteString key) {
        return TxnRequest.newBuilder().addAllSuccess(reading(layout, key)).build();
    }

    /** The steps of a transaction that read it. */
    static List<RequestOp> reading(Layout layout, ByteString key) {
        return List.of(read(layout.history()), read(key));
    }

    private static RequestOp read(ByteString key) {
        return RequestOp.newBuilder()
                .setRequestRange(RangeRequest.newBuilder().setKey(key))
                .build();
    }

    /**
     * What such a transaction has read.
     *
     * @throws StoreException if there is no history, or one of another form
     */
    static Base of(TxnResponse answer) {
        Head head = only(answer.getResponses(0)).map(Head::of).orElseThrow(Base::gone);
        return new Base(head, only(answer.getResponses(1)));
    }

    private static Optional<KeyValue> only(ResponseOp response) {
        return response.getResponseRange().getKvsList().stream().findFirst();
    }

    /** That the history was deleted. */
    static StoreException gone() {
        return new StoreException(
                Kind.UNREADABLE, "the store in etcd is gone: its history was deleted by something else");
    }

    /** The revision of etcd at which the resource was written; 0 where there is none. */
    long mod() {
        return present.map(KeyValue::getModRevision).orElse(0L);
    }

    /** What the resource contributes to the sum of all. */
    long sum() {
        return present.map(stored -> ContentSum.of(stored.getKey(), stored.getValue()))
                .orElse(0L);
    }
}
