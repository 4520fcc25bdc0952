package dev.portcullis.audit;

/** What was done, or is to be done, could not be put on record. */
public final class AuditException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
