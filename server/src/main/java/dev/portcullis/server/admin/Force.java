package dev.portcullis.server.admin;

/** Whether something is to be done whatever speaks against it. */
public enum Force {
    NONE,
    /** It is meant. */
    MEANT
}
