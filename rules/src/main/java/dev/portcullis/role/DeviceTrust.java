package dev.portcullis.role;

import dev.portcullis.request.Subject;
import java.util.Optional;

/** Whether a trusted device is asked for. */
public enum DeviceTrust {
    OFF("off"),
    OPTIONAL("optional"),
    REQUIRED("required"),
    /** Like required, with bots exempt. */
    REQUIRED_FOR_HUMANS("required-for-humans");

    private final String word;

    DeviceTrust(String word) {
        this.word = word;
    }

    /** The word in YAML. */
    public String word() {
        return word;
    }

    /** The mode with a YAML word; the empty word is {@link #OFF}. */
    public static Optional<DeviceTrust> ofWord(String word) {
        if (word.isEmpty()) {
            return Optional.of(OFF);
        }
        for (DeviceTrust mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** Whether a user must have one. */
    public boolean demandedOf(Subject.User user) {
        return this == REQUIRED || (this == REQUIRED_FOR_HUMANS && !user.isBot());
    }
}
