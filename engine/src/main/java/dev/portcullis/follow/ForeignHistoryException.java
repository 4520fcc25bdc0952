package dev.portcullis.follow;

/** A store tells another history than the one that was followed, and nobody has declared it to be its successor. */
final class ForeignHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignHistoryException(String why) {
        super(why);
    }
}
