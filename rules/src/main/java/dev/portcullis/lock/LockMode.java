package dev.portcullis.lock;

import java.util.Optional;

/** What happens while the lock view cannot be proven fresh. */
public enum LockMode {
    /** The last known locks decide. */
    BEST_EFFORT("best_effort"),
    /** Nothing is allowed, and sessions end. */
    STRICT("strict");

    private final String word;

    LockMode(String word) {
        this.word = word;
    }

    /** The word in YAML. */
    public String word() {
        return word;
    }

    /** The mode with a YAML word; case counts. */
    public static Optional<LockMode> ofWord(String word) {
        for (LockMode mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
