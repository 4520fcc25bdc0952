package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests that a user hands in, not yet understood.
 *
 * @param name where they come from
 * @param documents one for each request
 * @param diagnostics what is wrong with the text itself
 */
record RequestText(String name, List<YamlNode> documents, List<Diagnostic> diagnostics) {
    static RequestText read(Terminal terminal, Optional<Path> path) {
        Optional<Path> file = path.filter(given -> !given.toString().equals("-"));
        if (file.isPresent()) {
            return read(file.get());
        }
        if (path.isEmpty() && terminal.isInteractive(Stream.IN)) {
            throw new InputException("a request is missing: give --request FILE, or pipe one into standard input");
        }
        return of(InputTexts.STANDARD_INPUT_NAME, InputTexts.standardInput(terminal));
    }

    private static RequestText read(Path file) {
        InputTexts.requireExisting(file);
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; a request is a file");
        }
        return of(file.toString(), CatalogReader.files(List.of(file)));
    }

    private static RequestText of(String name, SourceFiles texts) {
        List<YamlNode> documents = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>(texts.diagnostics());
        texts.files().forEach(text -> {
            YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(text);
            documents.addAll(yaml.documents());
            diagnostics.addAll(yaml.diagnostics());
        });
        return new RequestText(name, List.copyOf(documents), List.copyOf(diagnostics));
    }

    boolean isBroken() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
