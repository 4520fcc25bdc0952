package dev.portcullis.server.caller;

/**
 * By what a caller is told from all others. Whoever issues JWTs chooses names, so those of one issuer are never taken for those
 * of another one, or for those in the callers file.
 *
 * @param issuer who vouches for the name; empty where the callers file does
 * @param name what the file or the issuer calls it
 */
public record CallerId(String issuer, String name) {
    /** A caller that the callers file names. */
    public static CallerId known(String name) {
        return new CallerId("", name);
    }

    /** What logs and audit call it: {@code NAME}, or {@code NAME@ISSUER}. */
    @Override
    public String toString() {
        return issuer.isEmpty() ? name : name + "@" + issuer;
    }
}
