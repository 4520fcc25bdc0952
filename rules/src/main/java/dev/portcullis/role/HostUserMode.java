package dev.portcullis.role;

import java.util.Optional;
import java.util.stream.Stream;

/** Whether a user of the machine is made for who logs in over SSH. */
public enum HostUserMode {
    OFF("off", "1"),
    /** Made, and removed at the end of the session. */
    INSECURE_DROP("insecure-drop", "4"),
    /** Made, and kept. */
    KEEP("keep", "3");

    private final String word;
    private final String number;

    HostUserMode(String word, String number) {
        this.word = word;
        this.number = number;
    }

    /** The word in YAML. */
    public String word() {
        return word;
    }

    /** The mode with a YAML word, or with the number that stands for it in Teleport's own output. */
    public static Optional<HostUserMode> ofWord(String word) {
        return Stream.of(values())
                .filter(mode -> mode.word.equals(word) || mode.number.equals(word))
                .findFirst();
    }
}
