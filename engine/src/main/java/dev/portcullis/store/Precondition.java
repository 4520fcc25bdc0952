package dev.portcullis.store;

/** What must hold of a resource before it is written or deleted. */
public sealed interface Precondition {
    /** Nothing: the last one wins. */
    Precondition ANY = new Any();

    /** There is none yet. */
    Precondition ABSENT = new Absent();

    /** There is one. */
    Precondition PRESENT = new Present();

    /** It is the one that was read. */
    static Precondition at(long revision) {
        return new At(revision);
    }

    /** Whatever is there. */
    record Any() implements Precondition {}

    /** There is no such resource. */
    record Absent() implements Precondition {}

    /** There is such a resource. */
    record Present() implements Precondition {}

    /**
     * The resource was last written at a revision.
     *
     * @param revision that revision
     */
    record At(long revision) implements Precondition {}
}
