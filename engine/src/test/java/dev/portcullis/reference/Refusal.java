package dev.portcullis.reference;

import dev.portcullis.decision.Reason;

/**
 * Why policy says no.
 *
 * @param reason the kind of check that refuses
 * @param cause whether policy says so or could not be evaluated
 * @param message what the user is told
 */
record Refusal(Reason reason, Cause cause, String message) {
    enum Cause {
        POLICY,
        ERROR
    }

    static Refusal because(Reason reason, String message) {
        return new Refusal(reason, Cause.POLICY, message);
    }

    static Refusal roleDenied(String message) {
        return because(Reason.ROLE_DENIED, message);
    }

    static Refusal noMatch(String message) {
        return because(Reason.NO_MATCH, message);
    }

    /** What could not be evaluated is denied, with the same words. */
    static Refusal error(String message) {
        return new Refusal(Reason.ROLE_DENIED, Cause.ERROR, message);
    }
}
