package dev.portcullis.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds, reads and writes files of rules. */
final class RuleFiles {
    private static final String ENDING = ".rules";

    private RuleFiles() {}

    /** The path itself, or the files of rules of a folder in order of name, hidden ones aside. */
    static List<Path> in(Path path) {
        InputTexts.requireExisting(path);
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> isRules(path.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException broken) {
            throw new InputException("cannot search " + path + ": " + broken.getMessage());
        }
    }

    private static boolean isRules(Path file) {
        for (Path step : file) {
            if (step.toString().startsWith(".")) {
                return false;
            }
        }
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** The first bytes of a file, one more than a limit where it is longer. */
    static byte[] read(Path file, int limit) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(limit + 1);
        } catch (IOException broken) {
            throw new InputException("cannot read " + file + ": " + broken.getMessage());
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new InputException("cannot write " + file + ": " + broken.getMessage());
        }
    }
}
