package dev.portcullis.preview;

import java.util.List;

/**
 * Those open sessions that a lock ends.
 *
 * @param names what people call them
 * @param open how many open sessions are known
 */
public record EndedSessions(List<String> names, int open) {
    /** None, since none are known. */
    static final EndedSessions NONE = new EndedSessions(List.of(), 0);

    public EndedSessions {
        names = List.copyOf(names);
    }
}
