package dev.portcullis.store;

/** A store that did not do what it was asked, with what is known of that. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /**
     * A store that did not do what it was asked.
     *
     * @param kind what that means for the caller
     * @param message what happened, in one clause, for people
     */
    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** The same, with what lies behind it. */
    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What it means for the caller. */
    public Kind kind() {
        return kind;
    }

    /** What a failure means for the caller. */
    public enum Kind {
        /** The resource is there already; nothing was written. */
        EXISTS,
        /** There is no such resource; nothing was written. */
        NOT_FOUND,
        /** Somebody else has written the resource since it was read; nothing was written. */
        CONFLICT,
        /** The store cannot be written; nothing was written. */
        READ_ONLY,
        /** Another store, or none, is in the place of the one that was opened; nothing was written. */
        REPLACED,
        /** The store cannot be reached, or not in time; nothing was written. */
        UNAVAILABLE,
        /** The write was sent, and whether it happened is not known. */
        UNKNOWN_OUTCOME,
        /** What is stored cannot be understood, for example because a newer version wrote it. */
        UNREADABLE
    }
}
