package dev.portcullis.follow;

/** A store tells something that cannot be true if all is true that it told before. */
final class ContradictionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContradictionException(String why) {
        super(why);
    }
}
