package dev.portcullis.request;

import java.util.List;

/**
 * A session of others that a call looks at, recorded or running.
 *
 * @param participants user names
 * @param login login of the operating system, or empty
 */
public record ObservedSession(List<String> participants, String login) {
    /** The call looks at no session. */
    public static final ObservedSession NONE = new ObservedSession(List.of(), "");

    public ObservedSession {
        participants = List.copyOf(participants);
    }
}
