package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioFile;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Test cases from files and folders.
 *
 * @param scenarios those that could be read, in order of file and place
 * @param diagnostics everything to say about the files
 * @param policies the files and folders that the cases test, whether they are there or not
 */
record CaseFiles(List<Scenario> scenarios, List<Diagnostic> diagnostics, List<Path> policies) {
    /** A file is read whatever is in it; of a folder, the files that look like cases. */
    static CaseFiles load(List<Path> paths) {
        List<Scenario> scenarios = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        ScenarioReader reader = new ScenarioReader();
        for (Path path : paths) {
            InputTexts.requireExisting(path);
            SourceFiles texts = CatalogReader.files(List.of(path));
            diagnostics.addAll(texts.diagnostics());
            for (SourceFile text : texts.files()) {
                Optional<ScenarioFile> file =
                        Files.isRegularFile(path) ? Optional.of(reader.read(text)) : found(text, reader);
                file.map(ScenarioFile::scenarios).ifPresent(scenarios::addAll);
                file.map(ScenarioFile::diagnostics).ifPresent(diagnostics::addAll);
            }
        }
        return new CaseFiles(List.copyOf(scenarios), diagnostics.sorted(), reader.policies());
    }

    private static Optional<ScenarioFile> found(SourceFile text, ScenarioReader reader) {
        return CatalogReader.holdsRules(text) ? Optional.empty() : reader.find(text);
    }
}
