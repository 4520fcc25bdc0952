package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.etcd.Message.Answered;
import dev.portcullis.store.etcd.Message.Unanswered;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** Asks a majority of the cluster what the history is; whoever knows that much at the moment of asking knew all. */
final class Question implements StreamObserver<RangeResponse> {
    private final Consumer<Message> inbox;
    private final Head known;
    private final long askedAt = System.nanoTime();

    private Question(Consumer<Message> inbox, Head known) {
        this.inbox = inbox;
        this.known = known;
    }

    /**
     * Asks; the answer goes to the inbox.
     *
     * @param known the history that is known before
     */
    static Question ask(EtcdClient client, Layout layout, Head known, Consumer<Message> inbox) {
        Question question = new Question(inbox, known);
        RangeRequest request =
                RangeRequest.newBuilder().setKey(layout.history()).build();
        try {
            client.later(KVGrpc.getRangeMethod(), request, question);
        } catch (StatusRuntimeException failed) {
            question.onError(failed);
        }
        return question;
    }

    /** The moment of {@link System#nanoTime} before which it was not asked. */
    long askedAt() {
        return askedAt;
    }

    /** The history that was known when it was asked. */
    Head known() {
        return known;
    }

    @Override
    public void onNext(RangeResponse answer) {
        try {
            Head head = answer.getKvsList().stream().findFirst().map(Head::of).orElseThrow(Base::gone);
            inbox.accept(new Answered(this, head));
        } catch (StoreException strange) {
            inbox.accept(new Unanswered(this, strange));
        }
    }

    @Override
    public void onError(Throwable failed) {
        inbox.accept(new Unanswered(this, Failure.of((StatusRuntimeException) failed)));
    }

    @Override
    public void onCompleted() {
        // the answer has come before
    }
}
