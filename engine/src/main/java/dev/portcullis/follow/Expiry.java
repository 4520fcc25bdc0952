package dev.portcullis.follow;

/** What is done about resources whose {@code metadata.expires} has passed. */
public enum Expiry {
    /** They are deleted from the store. */
    REMOVE,
    /** They are left to somebody else. */
    LEAVE
}
