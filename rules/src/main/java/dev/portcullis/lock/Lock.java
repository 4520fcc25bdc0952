package dev.portcullis.lock;

import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.Map;

/**
 * An order to keep interactions out.
 *
 * @param name unique among locks
 * @param target what it names
 * @param message what users are told, or empty
 * @param expires when it stops being in force; {@link Instant#MAX} for never
 * @param removed when the store forgets it; {@link Instant#MAX} for never
 * @param place where it is written
 */
public record Lock(String name, LockTarget target, String message, Instant expires, Instant removed, Span place) {
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
        return now.isBefore(expires) && now.isBefore(removed);
    }

    /** What leads to the lock: a request that it may match has one of these. None where any request may be meant. */
    public Map<TargetField, String> anchors() {
        return target.fields();
    }

    /** What a user who runs into it is told. */
    public String refusal() {
        String text = "lock targeting " + target + " is in force";
        return message.isEmpty() ? text : text + ": " + message;
    }
}
