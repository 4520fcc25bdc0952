package dev.portcullis.server.caller;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A salted hash of the secret of a token. The secret is 256 random bits, which nobody can guess, so that a fast hash is enough.
 *
 * @param salt what is hashed before the secret, in hexadecimal digits
 * @param digest SHA-256 of salt and secret, in hexadecimal digits
 */
public record TokenHash(String salt, String digest) {
    private static final Pattern FORM = Pattern.compile("sha256:([0-9a-f]{32}):([0-9a-f]{64})");
    private static final int SALT_BYTES = 16;

    static TokenHash of(byte[] secret) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new TokenHash(HexFormat.of().formatHex(salt), HexFormat.of().formatHex(digest(salt, secret)));
    }

    /** Reads what {@link #text} has written. */
    static Optional<TokenHash> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new TokenHash(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Whether it was made of a secret; takes the same time whether it was or not. */
    boolean matches(byte[] secret) {
        byte[] found = digest(HexFormat.of().parseHex(salt), secret);
        return MessageDigest.isEqual(found, HexFormat.of().parseHex(digest));
    }

    /** As it is kept in files. */
    public String text() {
        return "sha256:" + salt + ":" + digest;
    }

    private static byte[] digest(byte[] salt, byte[] secret) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(secret);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
