package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.TextReader;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The texts that a user hands in, in files or on standard input. */
final class InputTexts {
    private static final Path STANDARD_INPUT = Path.of("-");
    /** What diagnostics call standard input. */
    static final String STANDARD_INPUT_NAME = "standard input";

    private InputTexts() {}

    /** Those of files, of folders with all in them, and of standard input where a path is {@code -}. */
    static SourceFiles read(Terminal terminal, List<Path> paths) {
        List<Path> files =
                paths.stream().filter(path -> !path.equals(STANDARD_INPUT)).toList();
        files.forEach(InputTexts::requireExisting);
        SourceFiles found = CatalogReader.files(files);
        return files.size() == paths.size() ? found : joined(found, standardInput(terminal));
    }

    /** All that comes in on standard input. */
    static SourceFiles standardInput(Terminal terminal) {
        try {
            byte[] bytes = terminal.in().readNBytes(YamlLimits.POLICY.bytes() + 1);
            return new TextReader(YamlLimits.POLICY.bytes()).read(STANDARD_INPUT_NAME, bytes);
        } catch (IOException broken) {
            throw new InputException("cannot read standard input: " + broken.getMessage());
        }
    }

    /**
     * Demands a file or folder that can be read.
     *
     * @throws InputException if there is none
     */
    static void requireExisting(Path path) {
        if (!Files.exists(path)) {
            throw new InputException("there is no " + path);
        }
        if (!Files.isReadable(path)) {
            throw new InputException("may not read " + path);
        }
    }

    /**
     * Demands the folder in which a file is, or is to be.
     *
     * @throws InputException if there is none, or the file itself is a folder
     */
    static void requireFolderOf(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(Table.visible(file.toString()) + " is a folder");
        }
        if (!Files.isDirectory(file.toAbsolutePath().resolve("..").normalize())) {
            throw new InputException("there is no folder for " + Table.visible(file.toString()));
        }
    }

    private static SourceFiles joined(SourceFiles one, SourceFiles other) {
        List<SourceFile> files = new ArrayList<>(one.files());
        files.addAll(other.files());
        List<Diagnostic> diagnostics = new ArrayList<>(one.diagnostics());
        diagnostics.addAll(other.diagnostics());
        return new SourceFiles(files, diagnostics);
    }
}
