package dev.portcullis.server.caller;

import dev.portcullis.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A callers file in which tokens come and go. A new file takes the place of the old one at once, with the same owner and
 * permissions; a file that was not there is for its owner only.
 *
 * @param path where it is
 */
public record CallersLedger(Path path) {
    /** What is in it; nobody if there is none. */
    public CallersReading read() {
        return Files.exists(path)
                ? CallersReader.load(path)
                : new CallersReading(Optional.of(CallersFile.NOBODY), List.of());
    }

    /**
     * Adds a token.
     *
     * @throws IOException if the file cannot be read, understood or written
     */
    public void add(StaticToken token) throws IOException {
        List<StaticToken> tokens =
                Stream.concat(tokens().stream(), Stream.of(token)).toList();
        String before = text();
        write(before, new CallersText(before).with(token), tokens);
    }

    /**
     * Removes the tokens of some ids, and tells which they were.
     *
     * @throws IOException if the file cannot be read, understood or written
     */
    public List<StaticToken> remove(Predicate<StaticToken> which) throws IOException {
        List<StaticToken> before = tokens();
        List<StaticToken> gone = before.stream().filter(which).toList();
        List<StaticToken> kept = before.stream().filter(which.negate()).toList();
        if (!gone.isEmpty()) {
            List<String> ids = gone.stream().map(StaticToken::id).toList();
            String text = text();
            write(text, new CallersText(text).without(ids::contains), kept);
        }
        return gone;
    }

    private List<StaticToken> tokens() throws IOException {
        CallersReading reading = read();
        return reading.callers()
                .map(CallersFile::tokens)
                .orElseThrow(() -> new IOException("it has mistakes: "
                        + reading.diagnostics().stream()
                                .findFirst()
                                .map(Diagnostic::toString)
                                .orElse("")));
    }

    private String text() throws IOException {
        return Files.exists(path) ? Files.readString(path) : "";
    }

    private void write(String before, CallersText after, List<StaticToken> tokens) throws IOException {
        if (!after.holds(tokens)) {
            throw new IOException("its tokens do not stand in lines of their own, one below the other");
        }
        if (Files.exists(path)) {
            replace(path.toRealPath(), before, after);
        } else {
            PrivateFile.create(path, after.text());
        }
    }

    private void replace(Path target, String before, CallersText after) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + ".new");
        try {
            PrivateFile.create(next, after.text());
        } catch (FileAlreadyExistsException busy) {
            throw new IOException("somebody else is changing it, or has left " + next + " behind", busy);
        }
        try {
            keepAttributes(target, next);
            if (!Files.readString(target, StandardCharsets.UTF_8).equals(before)) {
                throw new IOException("somebody else has changed it meanwhile");
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static void keepAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes made = view.readAttributes();
        if (!made.group().equals(old.group())) {
            view.setGroup(old.group());
        }
        if (!made.owner().equals(old.owner())) {
            view.setOwner(old.owner());
        }
        view.setPermissions(old.permissions());
    }
}
