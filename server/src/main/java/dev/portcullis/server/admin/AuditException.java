package dev.portcullis.server.admin;

/** What an administrator does cannot be recorded. */
public final class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * What an administrator does cannot be recorded.
     *
     * @param message what happened, in one clause
     * @param cause what lies behind it
     */
    public AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
