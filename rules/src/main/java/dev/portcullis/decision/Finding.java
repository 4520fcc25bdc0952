package dev.portcullis.decision;

/**
 * What one lock, role, rule or setting concluded about a request.
 *
 * @param line its line in the order of a decision
 * @param reason why
 * @param message what the user is told
 * @param detail what only the administrator is told beside that, for example why a condition is broken; often empty
 * @param origin who said it
 */
public record Finding(Line line, Reason reason, String message, String detail, Origin origin) {
    /** A finding about which there is nothing more to say. */
    public Finding(Line line, Reason reason, String message, Origin origin) {
        this(line, reason, message, "", origin);
    }
}
