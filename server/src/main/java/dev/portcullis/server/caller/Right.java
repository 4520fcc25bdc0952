package dev.portcullis.server.caller;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may do beside what its roles let it administer. */
public enum Right {
    /** Ask for decisions, and open sessions. */
    ASK("ask"),
    /** Say which roles, traits, devices and other properties a subject has. */
    ASSERT_SUBJECTS("assert_subjects"),
    /** Say that a session runs already. */
    ASSERT_SESSIONS("assert_sessions"),
    /** Say what time it is. */
    SET_NOW("set_now"),
    /** Follow what the store keeps, metrics and the state of the server. */
    WATCH("watch");

    private final String word;

    Right(String word) {
        this.word = word;
    }

    /** The right that a word stands for. */
    public static Optional<Right> of(String word) {
        return Arrays.stream(values()).filter(right -> right.word.equals(word)).findFirst();
    }

    /** The word in configuration files. */
    public String word() {
        return word;
    }
}
