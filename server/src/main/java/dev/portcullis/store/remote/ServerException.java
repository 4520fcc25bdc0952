package dev.portcullis.store.remote;

/** A server that has refused a call, or was not reached. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final Reach reach;
    private final String reason;

    /** How far a call has come. */
    public enum Reach {
        /** Nothing was sent. */
        NOT_SENT,
        /** It may have been sent, and no answer has come. */
        NOT_ANSWERED,
        /** The server has answered. */
        ANSWERED
    }

    private ServerException(int status, Reach reach, String reason, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.reach = reach;
        this.reason = reason;
    }

    private ServerException(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reach = Reach.ANSWERED;
        this.reason = reason;
    }

    /** The server has refused. */
    static ServerException answered(int status, String reason, String message) {
        return new ServerException(status, reason, message);
    }

    /** There is no answer. */
    static ServerException lost(Reach reach, String message, Throwable cause) {
        return new ServerException(0, reach, "", message, cause);
    }

    /** The status code of the answer; 0 for none. */
    public int status() {
        return status;
    }

    /** How far the call has come. */
    public Reach reach() {
        return reach;
    }

    /** The word for programs in the answer; empty for none. */
    public String reason() {
        return reason;
    }

    /** What the server says. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
