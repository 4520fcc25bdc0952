package dev.portcullis.lock;

/** How many of the fields and the expression of a lock must fit a request. */
public enum LockMatch {
    /** Any one of them is enough. */
    ANY,
    /** Every one of them is needed. */
    ALL
}
