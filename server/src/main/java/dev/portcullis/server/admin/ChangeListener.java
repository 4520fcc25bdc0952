package dev.portcullis.server.admin;

/** Somebody who follows the changes of a store from afar. Called by threads that must not wait. */
interface ChangeListener {
    /** There may be something new. */
    void wake();

    /** The server is about to end. May come more than once. */
    void finish();
}
