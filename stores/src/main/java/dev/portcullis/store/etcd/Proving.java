package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.Message.Answered;
import dev.portcullis.store.etcd.Message.Unanswered;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Proves every second that nothing is missing: a majority is asked what the history is, and once all up to there is known,
 * all was known that there was at the moment of asking. For one thread.
 */
final class Proving {
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DELIVERED_WITHIN = TimeUnit.SECONDS.toNanos(3);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final EtcdClient client;
    private final Layout layout;
    private final Lineage lineage;
    private final Counters counters;
    private final Consumer<Message> inbox;
    private Optional<Question> question = Optional.empty();
    private Optional<Answered> unmet = Optional.empty();
    private OptionalLong since = OptionalLong.empty();
    private String trouble = "";
    private long askAt = System.nanoTime();
    private long overdueAt;

    Proving(EtcdClient client, Layout layout, Lineage lineage, Counters counters, Consumer<Message> inbox) {
        this.client = client;
        this.layout = layout;
        this.lineage = lineage;
        this.counters = counters;
        this.inbox = inbox;
    }

    /**
     * Asks where it is time to.
     *
     * @throws StoreException if nothing could be proven for long
     */
    void tend() {
        long now = System.nanoTime();
        if (since.isPresent() && now - since.getAsLong() > PATIENCE) {
            since = OptionalLong.of(now);
            throw new StoreException(Kind.UNAVAILABLE, trouble);
        }
        if (question.isEmpty() && unmet.isEmpty() && now - askAt >= 0) {
            since = OptionalLong.of(since.orElse(now));
            trouble = "etcd does not answer in time";
            question = Optional.of(Question.ask(client, layout, lineage.known(), inbox));
        }
    }

    /**
     * Takes an answer.
     *
     * @throws StoreException if the store is another one now
     */
    void take(Answered answered) {
        if (isOpen(answered.question())) {
            question = Optional.empty();
            lineage.demand(answered.question().known(), answered.head());
            counters.known(answered.head().history().revision());
            unmet = Optional.of(answered);
            overdueAt = System.nanoTime() + DELIVERED_WITHIN;
            trouble = "etcd does not tell the changes that it has";
        }
    }

    /** There is no answer; the next member is asked. */
    void take(Unanswered unanswered) {
        if (isOpen(unanswered.question())) {
            question = Optional.empty();
            askAt = System.nanoTime() + SOON;
            trouble = String.valueOf(unanswered.failure().getMessage());
        }
    }

    private boolean isOpen(Question other) {
        return question.filter(open -> open.equals(other)).isPresent();
    }

    /** The moment at which nothing was missing, if that is proven by what is known now; told once. */
    OptionalLong meet(Position position) {
        Optional<Answered> met = unmet.filter(answered -> reaches(position, answered.head()));
        if (met.isEmpty()) {
            return OptionalLong.empty();
        }
        unmet = Optional.empty();
        since = OptionalLong.empty();
        long askedAt = met.get().question().askedAt();
        askAt = askedAt + AGAIN;
        if (position.content() == Position.Content.CHANGED_BY_OTHERS) {
            return OptionalLong.empty();
        }
        counters.proven(askedAt);
        return OptionalLong.of(askedAt);
    }

    /** One of the same number that is another write is of another history. */
    private static boolean reaches(Position position, Head head) {
        Head known = position.head();
        boolean further = known.token().reaches(head.token());
        return further && (known.isSameAs(head) || !known.token().equals(head.token()));
    }

    /** Whether what the history is was told long ago, and the changes up to there have not come; told once in a while. */
    boolean isOverdue() {
        boolean overdue = unmet.isPresent() && System.nanoTime() - overdueAt > 0;
        if (overdue) {
            overdueAt = System.nanoTime() + DELIVERED_WITHIN;
        }
        return overdue;
    }
}
