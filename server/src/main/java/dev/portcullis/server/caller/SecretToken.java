package dev.portcullis.server.caller;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as its owner has it: {@code portcullis_ID_SECRET}, an id of 64 bits and a secret of 256 bits in hexadecimal digits.
 * The id finds the entry of the token and is no secret.
 */
public final class SecretToken {
    /** What all of them begin with. */
    public static final String PREFIX = "portcullis_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{16})_([0-9a-f]{64})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final byte[] secret;

    private SecretToken(String id, byte[] secret) {
        this.id = id;
        this.secret = secret;
    }

    /** A new one. */
    public static SecretToken create() {
        SecureRandom random = new SecureRandom();
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new SecretToken(HexFormat.of().formatHex(id), secret);
    }

    /** The token that a text is, if it is one. */
    static Optional<SecretToken> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SecretToken(parts.group(1), HexFormat.of().parseHex(parts.group(2))))
                : Optional.empty();
    }

    /** What the entry of the token is found by. */
    public String id() {
        return id;
    }

    /** What is kept of the token: a salted hash, with a salt of its own each time. */
    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    /** Whether it is the token that a hash was made of. */
    boolean matches(TokenHash hash) {
        return hash.matches(secret);
    }

    /** The whole token, for its owner only. */
    public String reveal() {
        return PREFIX + id + "_" + HexFormat.of().formatHex(secret);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
