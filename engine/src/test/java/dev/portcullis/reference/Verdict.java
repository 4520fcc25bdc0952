package dev.portcullis.reference;

import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is compared of a decision.
 *
 * @param effect what the gateway is to do
 * @param reason why
 * @param message what the user is told; empty when allowed
 * @param lock name of the deciding lock, or empty
 * @param options the merged options by name; none unless a user is allowed something
 */
public record Verdict(Effect effect, Reason reason, String message, String lock, Map<String, String> options) {
    static final Verdict GRANTED = new Verdict(Effect.ALLOW, Reason.GRANTED, "", "");
    static final Verdict CONTINUES = new Verdict(Effect.ALLOW, Reason.CONTINUES, "", "");

    public Verdict {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** A verdict without options. */
    public Verdict(Effect effect, Reason reason, String message, String lock) {
        this(effect, reason, message, lock, Map.of());
    }

    /** The same with these options. */
    Verdict with(Map<String, String> others) {
        return new Verdict(effect, reason, message, lock, others);
    }
}
