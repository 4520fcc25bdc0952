package dev.portcullis.server.caller;

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

    /** The word in configuration files. */
    public String word() {
        return word;
    }
}
