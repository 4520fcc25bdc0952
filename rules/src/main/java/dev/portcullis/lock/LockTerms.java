package dev.portcullis.lock;

import dev.portcullis.check.CheckedExpression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a lock says beside the fields that it names, its message and its end.
 *
 * @param match whether fields and expression are alternatives
 * @param labels the labels that the resource must have, all of them; none for any resource, and for requests without one
 * @param expression what must hold, as an alternative to the fields or beside them
 * @param starts the first instant at which it is in force; {@link Instant#MIN} for always
 * @param sessionsStartedBefore only those who authenticated before this instant are kept out; {@link Instant#MAX} for all
 */
public record LockTerms(
        LockMatch match,
        List<WantedLabel> labels,
        Optional<CheckedExpression> expression,
        Instant starts,
        Instant sessionsStartedBefore) {
    /** Any one of the fields is enough, and nothing else is said: the terms of nearly all locks, and of all of Teleport's. */
    public static final LockTerms ANY_FIELD =
            new LockTerms(LockMatch.ANY, List.of(), Optional.empty(), Instant.MIN, Instant.MAX);

    private static final LockTerms EVERY_FIELD = ANY_FIELD.matching(LockMatch.ALL);

    public LockTerms {
        labels = List.copyOf(labels);
    }

    /** Fields alone decide. */
    public static LockTerms of(LockMatch match) {
        return match == LockMatch.ANY ? ANY_FIELD : EVERY_FIELD;
    }

    /** Whether any one of the fields is enough, and nothing else is said. */
    public boolean isAnyField() {
        return this.equals(ANY_FIELD);
    }

    /** Whether something must be compiled before it can be tried on a request. */
    public boolean hasConditions() {
        return expression.isPresent() || !labels.isEmpty();
    }

    private LockTerms matching(LockMatch other) {
        return new LockTerms(other, labels, expression, starts, sessionsStartedBefore);
    }
}
