package dev.portcullis.store.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

/** A file with a secret in it and nothing else, for its owner's eyes only. */
public final class SecretFile {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final Pattern PASSWORD = Pattern.compile("[^\\p{Cntrl}]{1,8192}");
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if others may read the file, or it holds no token
     */
    public static String token(Path file) {
        return read(file, "token", TOKEN);
    }

    /**
     * Reads a password.
     *
     * @throws IllegalArgumentException if others may read the file, or it holds no password
     */
    public static String password(Path file) {
        return read(file, "password", PASSWORD);
    }

    private static String read(Path file, String what, Pattern form) {
        try {
            if (isOpenToOthers(file)) {
                throw new IllegalArgumentException(
                        "others may read or write " + file + ", which holds a " + what + ": run chmod 600 on it");
            }
            String secret = Files.readString(file).strip();
            if (!form.matcher(secret).matches()) {
                throw new IllegalArgumentException("there is no " + what + " in " + file);
            }
            return secret;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read the " + what + " in " + file, unreadable);
        }
    }

    /** Where files have no such permissions, nothing can be said. */
    private static boolean isOpenToOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }
}
