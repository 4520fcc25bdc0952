package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/**
 * One write, until it is known whether it has happened.
 *
 * <p>A transaction that failed may have happened, or may still be on its way. Then the history is read back: as long as it is
 * where it was, the same transaction is sent again. Once it has moved on, no transaction of before can happen any more, and
 * the entry after the one that was read tells by its name whether it was this write; each entry names the one before, so it
 * is found however many have come since.
 */
final class Write {
    private final EtcdClient client;
    private final Layout layout;
    private final ByteString key;
    private final Deadlines deadlines;
    private final String name = UUID.randomUUID().toString();
    private final long end;
    private final Pause pause = new Pause();

    Write(EtcdClient client, Layout layout, ByteString key, Deadlines deadlines) {
        this.client = client;
        this.layout = layout;
        this.key = key;
        this.deadlines = deadlines;
        this.end = System.nanoTime() + deadlines.write().toNanos();
    }

    /** What this write is called in the history. */
    String name() {
        return name;
    }

    /**
     * Writes.
     *
     * @param proposal what to write, given what is there; throws if that is not as the caller demands
     * @return the history with it
     * @throws StoreException if it has not happened, or that cannot be told
     */
    Head run(Function<Base, Proposal> proposal) {
        Base base = Base.of(client.ask(KVGrpc.getTxnMethod(), Base.question(layout, key), left()));
        while (true) {
            demandTime();
            Outcome outcome = settle(proposal.apply(base));
            if (outcome instanceof Outcome.Done done) {
                return done.head();
            }
            if (outcome instanceof Outcome.Refused refused) {
                throw Failure.ofWrite(refused.failure());
            }
            base = ((Outcome.Overtaken) outcome).base();
            pause.reset();
            pause.rest();
        }
    }

    /** Sends one transaction until it is known what has become of it. */
    private Outcome settle(Proposal proposal) {
        try {
            return send(proposal);
        } catch (StatusRuntimeException failed) {
            return clear(proposal, failed);
        }
    }

    private Outcome send(Proposal proposal) {
        TxnResponse answer = client.once(KVGrpc.getTxnMethod(), proposal.request(), end);
        return answer.getSucceeded()
                ? new Outcome.Done(new Head(proposal.next(), answer.getHeader().getRevision()))
                : new Outcome.Overtaken(Base.of(answer));
    }

    private Outcome clear(Proposal proposal, StatusRuntimeException failed) {
        try {
            return readBack(proposal, failed);
        } catch (StoreException | StatusRuntimeException silent) {
            StoreException unknown = new StoreException(
                    Kind.UNKNOWN_OUTCOME, "whether it was written is not known: " + Failure.why(failed), failed);
            unknown.addSuppressed(silent);
            throw unknown;
        }
    }

    /** Whatever goes wrong here leaves it unknown whether it has happened. */
    private Outcome readBack(Proposal proposal, StatusRuntimeException first) {
        Base base = proposal.base();
        StatusRuntimeException failed = first;
        boolean open = false;
        while (true) {
            open |= !Failure.isAnswer(failed);
            Base now = Base.of(client.ask(KVGrpc.getTxnMethod(), Base.question(layout, key), longest()));
            if (now.head().mod() != base.head().mod() || now.mod() != base.mod()) {
                return judge(base, now);
            }
            if (!open) {
                return new Outcome.Refused(failed);
            }
            if (left().isZero()) {
                throw failed;
            }
            pause.rest();
            try {
                Outcome outcome = send(proposal);
                return outcome instanceof Outcome.Overtaken overtaken ? judge(base, overtaken.base()) : outcome;
            } catch (StatusRuntimeException again) {
                failed = again;
            }
        }
    }

    private Duration longest() {
        return left().compareTo(deadlines.attempt()) > 0 ? left() : deadlines.attempt();
    }

    /** The history or the resource has moved on, so that what was sent on its former state cannot happen any more. */
    private Outcome judge(Base base, Base now) {
        if (now.head().mod() == base.head().mod()) {
            return new Outcome.Overtaken(now);
        }
        Head successor = now.head();
        while (successor.history().previous() > base.head().mod()) {
            successor = before(successor);
        }
        if (successor.history().previous() != base.head().mod()) {
            throw Lineage.replaced("it has another past, at " + now.head().token(), base.head());
        }
        return successor.history().write().equals(name) ? new Outcome.Done(successor) : new Outcome.Overtaken(now);
    }

    private Head before(Head later) {
        RangeRequest question = RangeRequest.newBuilder()
                .setKey(layout.history())
                .setRevision(later.history().previous())
                .build();
        RangeResponse answer = client.answer(KVGrpc.getRangeMethod(), question, deadlines.attempt());
        return answer.getKvsList().stream().findFirst().map(Head::of).orElseThrow(Base::gone);
    }

    /** How much time there is. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private void demandTime() {
        if (left().isZero()) {
            throw new StoreException(Kind.UNAVAILABLE, "etcd left no time to write; nothing was written");
        }
    }

    /** What has become of a transaction. */
    private sealed interface Outcome {
        /** It has happened, and the history with it is this one. */
        record Done(Head head) implements Outcome {}

        /** It has not happened and never will; this is there now. */
        record Overtaken(Base base) implements Outcome {}

        /** It has not happened and never will, for etcd has said so. */
        record Refused(StatusRuntimeException failure) implements Outcome {}
    }
}
