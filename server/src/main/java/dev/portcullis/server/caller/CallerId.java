package dev.portcullis.server.caller;

/**
 * By what a caller is told from all others. Whoever issues JWTs chooses names, so those of one issuer are never taken for those
 * of another one, or for those in the callers file.
 *
 * @param issuer who vouches for the name; empty where the callers file does
 * @param name what logs and audit call it
 */
public record CallerId(String issuer, String name) {
    /** A caller that the callers file names. */
    public static CallerId known(String name) {
        return new CallerId("", name);
    }

    /** For people. */
    @Override
    public String toString() {
        return name;
    }
}
