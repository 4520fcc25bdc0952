package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.Compare.CompareResult;
import io.etcd.jetcd.api.Compare.CompareTarget;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import java.util.Optional;

/**
 * A write as it is sent: it happens if everything is still as it was read, otherwise etcd answers with what is there. So it may
 * be sent again and again and happens once at most.
 *
 * @param base what it goes on from
 * @param next the history after it
 * @param request the transaction
 */
record Proposal(Base base, History next, TxnRequest request) {
    /** Begins the history anew with all that is there. */
    static Proposal successor(Layout layout, Head head, String write, long sum) {
        History next = head.history().successor(head.mod(), write, sum);
        TxnRequest request = TxnRequest.newBuilder()
                .addCompare(unchanged(layout.history(), head.mod()))
                .addSuccess(put(layout.history(), next.text()))
                .addAllFailure(Base.reading(layout, layout.history()))
                .build();
        KeyValue present = KeyValue.newBuilder().setModRevision(head.mod()).build();
        return new Proposal(new Base(head, Optional.of(present)), next, request);
    }

    /**
     * Writes or deletes a resource.
     *
     * @param document missing to delete it
     */
    static Proposal of(Layout layout, Base base, ByteString key, Optional<String> document, String write) {
        long revision = base.head().history().revision() + 1;
        Optional<ByteString> value = document.map(text -> Layout.value(revision, text));
        long sum = base.head().history().sum()
                - base.sum()
                + value.map(text -> ContentSum.of(key, text)).orElse(0L);
        History next = base.head().history().next(base.head().mod(), write, sum);
        TxnRequest request = TxnRequest.newBuilder()
                .addCompare(unchanged(layout.history(), base.head().mod()))
                .addCompare(unchanged(key, base.mod()))
                .addSuccess(put(layout.history(), next.text()))
                .addSuccess(value.map(text -> put(key, text)).orElseGet(() -> delete(key)))
                .addAllFailure(Base.reading(layout, key))
                .build();
        return new Proposal(base, next, request);
    }

    private static Compare unchanged(ByteString key, long mod) {
        return Compare.newBuilder()
                .setKey(key)
                .setTarget(CompareTarget.MOD)
                .setResult(CompareResult.EQUAL)
                .setModRevision(mod)
                .build();
    }

    private static RequestOp put(ByteString key, ByteString value) {
        return RequestOp.newBuilder()
                .setRequestPut(PutRequest.newBuilder().setKey(key).setValue(value))
                .build();
    }

    private static RequestOp delete(ByteString key) {
        return RequestOp.newBuilder()
                .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(key))
                .build();
    }
}
