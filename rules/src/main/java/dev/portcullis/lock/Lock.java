package dev.portcullis.lock;

import dev.portcullis.source.Span;
import dev.portcullis.text.ProtoQuote;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order to keep interactions out.
 *
 * @param name unique among locks
 * @param target the fields that it names
 * @param terms what else it says of those whom it keeps out
 * @param message what users are told, or empty
 * @param expires when it stops being in force; {@link Instant#MAX} for never
 * @param removed when the store forgets it; {@link Instant#MAX} for never
 * @param place where it is written
 */
public record Lock(
        String name, LockTarget target, LockTerms terms, String message, Instant expires, Instant removed, Span place) {
    /** How many locks a policy may have that must be asked about every request. */
    public static final int MOST_WITHOUT_ANCHOR = 100;

    public Lock {
        if (target.fields().isEmpty() && !terms.hasConditions()) {
            throw new IllegalArgumentException("at least one target field must be set");
        }
    }

    /** A lock any one of whose fields is enough. */
    public Lock(String name, LockTarget target, String message, Instant expires, Instant removed, Span place) {
        this(name, target, LockTerms.ANY_FIELD, message, expires, removed, place);
    }

    /** A lock without end that was not read from a file. */
    public static Lock of(String name, LockTarget target, String message) {
        return new Lock(name, target, message, Instant.MAX, Instant.MAX, Span.NONE);
    }

    /** The first instant at which it has no effect any more. */
    public Instant end() {
        return expires.isBefore(removed) ? expires : removed;
    }

    /** Whether it has effect at an instant. */
    public boolean inForce(Instant now) {
        return now.isBefore(expires) && now.isBefore(removed) && !now.isBefore(terms.starts());
    }

    /** Whether it will have effect at some instant after this one, and has none yet. */
    public boolean isToCome(Instant now) {
        return now.isBefore(terms.starts()) && terms.starts().isBefore(end());
    }

    /**
     * What leads to the lock: a request that it may match has one of these. None where any request may be meant. Of fields
     * that are all needed one is enough to find it.
     */
    public Map<TargetField, String> anchors() {
        if (terms.match() == LockMatch.ALL) {
            return target.narrowest();
        }
        return terms.expression().isEmpty() ? target.fields() : Map.of();
    }

    /** What it keeps out as messages print it: {@code User:"alice" Labels:"env=prod"}. */
    public String targeting() {
        String labels = terms.labels().stream()
                .map(label -> label.key() + "="
                        + label.values().stream().map(Object::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
        return Stream.of(
                        target.toString(),
                        labels.isEmpty() ? "" : "Labels:" + ProtoQuote.of(labels),
                        terms.expression().isPresent() ? "Expression" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What a user who runs into it is told. */
    public String refusal() {
        String text = "lock targeting " + targeting() + " is in force";
        return message.isEmpty() ? text : text + ": " + message;
    }
}
