package dev.portcullis.server.mapping;

/** What a request of HTTP was read as. */
public sealed interface Mapped {
    /** Something that can be decided. */
    record Question(MappedRequest request) implements Mapped {}

    /** Nobody is known to ask. It is never allowed, and may be answered with a demand to log in. */
    record Anonymous() implements Mapped {}

    /**
     * It cannot be relied on, or the mapping has no word for it. It is never allowed.
     *
     * @param message what is wrong with it, in one clause that the client may read
     */
    record Refused(String message) implements Mapped {}
}
