package dev.portcullis.request;

/** Whether a session is asked for or already runs. */
public enum SessionState {
    NEW,
    ACTIVE
}
