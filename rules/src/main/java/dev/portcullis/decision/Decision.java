package dev.portcullis.decision;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer to a request.
 *
 * @param effect what the gateway is to do
 * @param finding what decided
 * @param obligations what the gateway must see to; empty unless something is allowed to a user
 * @param warnings what the caller should look into
 * @param generation number of the policy that decided
 * @param locks which locks were known
 * @param holdsUntil the first instant at which the same request may be answered otherwise although nothing was written;
 *     {@link Instant#MAX} for never
 */
public record Decision(
        Effect effect,
        Finding finding,
        List<Obligation> obligations,
        List<String> warnings,
        long generation,
        LockKnowledge locks,
        Instant holdsUntil) {

    /** The same answer under another view of the locks. */
    public Decision knowing(LockKnowledge others) {
        return new Decision(effect, finding, obligations, warnings, generation, others, holdsUntil);
    }

    /** Why. */
    public Reason reason() {
        return finding.reason();
    }

    /** What the user is told. */
    public String message() {
        return finding.message();
    }

    /** What the administrator is told: who decided and where that is written, what the user is told, and details. */
    public String adminMessage() {
        return Stream.of(finding.origin().toString(), message(), finding.detail())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    public boolean allowed() {
        return effect == Effect.ALLOW;
    }
}
