package dev.portcullis.server.caller;

/** Why it is not known who calls. Callers are never told. */
public enum Failure {
    /** It says nothing of itself. */
    NO_CREDENTIALS("no_credentials"),
    /** What it says cannot be read. */
    MALFORMED("malformed"),
    /** There is no such token. */
    UNKNOWN_TOKEN("unknown_token"),
    /** Token or certificate have ended. */
    EXPIRED("expired"),
    /** Nobody is trusted who has issued the token. */
    UNKNOWN_ISSUER("unknown_issuer"),
    /** The issuer may not sign in this way. */
    WRONG_ALGORITHM("wrong_algorithm"),
    /** The issuer has no such key, or its keys are not known. */
    UNKNOWN_KEY("unknown_key"),
    /** The signature is not the issuer's. */
    WRONG_SIGNATURE("wrong_signature"),
    /** What the token says is not for here or not for now, or lacks what is needed. */
    WRONG_CLAIMS("wrong_claims"),
    /** Nobody is configured with such a certificate. */
    UNKNOWN_CERTIFICATE("unknown_certificate"),
    /** Too many attempts have failed that came from the same address. */
    TOO_MANY("too_many");

    private final String word;

    Failure(String word) {
        this.word = word;
    }

    /** The word in logs and metrics. */
    public String word() {
        return word;
    }
}
