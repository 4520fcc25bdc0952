package dev.portcullis.role;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a session that cannot be recorded. */
public enum RecordingMode {
    /** It goes on. */
    BEST_EFFORT,
    /** It ends. */
    STRICT;

    /** The word in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode with a YAML word. */
    public static Optional<RecordingMode> ofWord(String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
