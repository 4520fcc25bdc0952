package dev.portcullis.store.etcd;

import dev.portcullis.store.etcd.Message.Ended;
import dev.portcullis.store.etcd.Message.Told;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Optional;
import java.util.function.Consumer;

/** One watch at one member; whoever wants to go on after its end begins another. */
final class Watch implements ClientResponseObserver<WatchRequest, WatchResponse>, AutoCloseable {
    /** How many answers may lie here before etcd has to wait. */
    private static final int AHEAD = 16;

    private final Member member;
    private final Consumer<Message> inbox;
    private Optional<ClientCallStreamObserver<WatchRequest>> call = Optional.empty();

    private Watch(Member member, Consumer<Message> inbox) {
        this.member = member;
        this.inbox = inbox;
    }

    /**
     * Watches; what etcd tells goes to the inbox.
     *
     * @param from the first revision of etcd to tell of
     */
    static Watch begin(EtcdClient client, Layout layout, long from, Consumer<Message> inbox) {
        Watch watch = new Watch(client.member(), inbox);
        WatchCreateRequest create = WatchCreateRequest.newBuilder()
                .setKey(layout.store())
                .setRangeEnd(Layout.after(layout.store()))
                .setStartRevision(from)
                .setProgressNotify(true)
                .build();
        client.watch(watch.member, watch)
                .onNext(WatchRequest.newBuilder().setCreateRequest(create).build());
        return watch;
    }

    /** Where it watches. */
    Member member() {
        return member;
    }

    /** One more of its answers was seen to. */
    void taken() {
        call.ifPresent(open -> open.request(1));
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRequest> requests) {
        call = Optional.of(requests);
        requests.disableAutoRequestWithInitial(AHEAD);
    }

    @Override
    public void onNext(WatchResponse response) {
        inbox.accept(new Told(this, response));
    }

    @Override
    public void onError(Throwable failed) {
        inbox.accept(new Ended(this, Optional.of((StatusRuntimeException) failed)));
    }

    @Override
    public void onCompleted() {
        inbox.accept(new Ended(this, Optional.empty()));
    }

    @Override
    public void close() {
        call.ifPresent(open -> open.cancel("it is not needed any more", null));
    }
}
