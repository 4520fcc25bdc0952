package dev.portcullis.explain;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * What stands between a request and being allowed: what somebody lacks, or who objects.
 *
 * @param kind how it stands in the way
 * @param who what lacks or objects, for example {@code role "dev"}
 * @param place where that is written
 * @param conditions each of them would have to be otherwise
 */
public record Shortfall(Kind kind, String who, Span place, List<String> conditions) {
    /** How something stands in the way. */
    public enum Kind {
        /** A role would grant if its conditions held. */
        LACKS("lacks"),
        /** A role grants only to those who show more. */
        DEMANDS("demands"),
        /** A deny section applies, or something is broken. */
        DENIES("denies"),
        /** A lock is in force. */
        LOCKS("is in force");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        /** The word of answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The word of sentences. */
        public String verb() {
            return verb;
        }
    }

    public Shortfall {
        conditions = List.copyOf(conditions);
    }

    /** On one line: {@code role "dev" lacks: label env: wanted "dev", is "prod"; login "root" is not listed (none is)}. */
    public String text() {
        return who + " " + kind.verb + ": " + Words.many(conditions, "; ");
    }
}
