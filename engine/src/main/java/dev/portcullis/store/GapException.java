package dev.portcullis.store;

/** Changes were missed: only a new snapshot tells what the store holds. */
public final class GapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Changes were missed.
     *
     * @param why what happened, in one clause
     */
    public GapException(String why) {
        super(why);
    }
}
