package dev.portcullis.store.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Pattern;

/** A file with a token in it and nothing else, for its owner's eyes only. */
public final class TokenFile {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,8192}");
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private TokenFile() {}

    /**
     * Reads the token.
     *
     * @throws IllegalArgumentException if others may read the file, or it holds no token
     */
    public static String read(Path file) {
        try {
            if (isOpenToOthers(file)) {
                throw new IllegalArgumentException(
                        "others may read or write " + file + ", which holds a token: run chmod 600 on it");
            }
            String token = Files.readString(file).strip();
            if (!FORM.matcher(token).matches()) {
                throw new IllegalArgumentException("there is no token in " + file);
            }
            return token;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read the token in " + file, unreadable);
        }
    }

    /** Where files have no such permissions, nothing can be said. */
    private static boolean isOpenToOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
    }
}
