package dev.portcullis.cli;

import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.TextReader;
import dev.portcullis.catalog.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that is being edited, in a file that nobody else may read. It has a folder of its own, so that what editors
 * leave beside it is as private.
 *
 * @param file the file
 * @param beginning the text before it was edited
 */
record Workpiece(Path file, String beginning) {
    /**
     * Writes a text to a new file.
     *
     * @param ending of the name, from which editors know the language
     */
    static Workpiece of(String ending, String text) {
        try {
            Path folder = Files.createTempDirectory("portcullis-edit-");
            Path file = Files.createTempFile(folder, "resource-", ending);
            Files.writeString(file, text);
            return new Workpiece(file, text);
        } catch (IOException broken) {
            throw new InputException("cannot make a file to edit: " + broken.getMessage());
        }
    }

    /** What it holds now. Editors may put a new file in its place, but not a link that leads elsewhere. */
    SourceFiles read() {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(file + " is not a file any more");
        }
        try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = stream.readNBytes(YamlLimits.POLICY.bytes() + 1);
            return new TextReader(YamlLimits.POLICY.bytes()).read(file.toString(), bytes);
        } catch (IOException broken) {
            throw new InputException("cannot read " + file + ": " + broken.getMessage());
        }
    }

    /** Whether it still holds what it held at the beginning; it does not when that cannot be told. */
    boolean isUnchanged() {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= YamlLimits.POLICY.bytes()
                    && Arrays.equals(Files.readAllBytes(file), beginning.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Deletes it, with everything that the editor has left beside it. */
    void discard() {
        try {
            Files.walkFileTree(folder(), new Deletion());
        } catch (IOException broken) {
            throw new InputException("cannot delete " + file + ": " + broken.getMessage());
        }
    }

    private Path folder() {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    /** Deletes a folder with all in it; links are deleted, not followed. */
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) throws IOException {
            Files.delete(found);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException broken) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
