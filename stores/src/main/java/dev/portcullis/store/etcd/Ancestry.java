package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Looks whether the history that was known lies in the past of the one that is there now, as far as etcd remembers. */
final class Ancestry {
    private final EtcdClient client;
    private final Layout layout;
    private final Deadlines deadlines;

    Ancestry(EtcdClient client, Layout layout, Deadlines deadlines) {
        this.client = client;
        this.layout = layout;
        this.deadlines = deadlines;
    }

    /**
     * Whether it does; also where etcd has forgotten that past.
     *
     * @throws StoreException if the cluster cannot be asked
     */
    boolean leads(Head before, Head now) {
        boolean later = now.mod() > before.mod()
                && before.history().epoch().equals(now.history().epoch());
        return !later || past(before.mod()).map(then -> then.isSameAs(before)).orElse(true);
    }

    /** The history at a revision of etcd; missing where etcd has forgotten it. */
    private Optional<Head> past(long mod) {
        RangeRequest question = RangeRequest.newBuilder()
                .setKey(layout.history())
                .setRevision(mod)
                .build();
        try {
            return client.answer(KVGrpc.getRangeMethod(), question, deadlines.read()).getKvsList().stream()
                    .findFirst()
                    .map(Head::of);
        } catch (StatusRuntimeException failed) {
            if (Failure.isCompacted(failed)) {
                return Optional.empty();
            }
            throw Failure.of(failed);
        }
    }
}
