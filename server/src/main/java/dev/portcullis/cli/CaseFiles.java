package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
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

/**
 * Test cases from files and folders.
 *
 * @param scenarios those that could be read, in order of file and place
 * @param diagnostics everything to say about the files
 */
record CaseFiles(List<Scenario> scenarios, List<Diagnostic> diagnostics) {
    /** A file is read whatever is in it; of a folder, the files that look like cases. */
    static CaseFiles load(List<Path> paths) {
        List<Scenario> scenarios = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        ScenarioReader reader = new ScenarioReader();
        for (Path path : paths) {
            PolicyFiles.requireExisting(path);
            SourceFiles texts = CatalogReader.files(List.of(path));
            diagnostics.addAll(texts.diagnostics());
            for (SourceFile text : texts.files()) {
                if (Files.isRegularFile(path) || holdsCases(text)) {
                    ScenarioFile file = reader.read(text);
                    scenarios.addAll(file.scenarios());
                    diagnostics.addAll(file.diagnostics());
                }
            }
        }
        return new CaseFiles(List.copyOf(scenarios), diagnostics.sorted());
    }

    /** A list, or a map with {@code cases}. What is no YAML may have been meant as cases and is read, to be reported. */
    private static boolean holdsCases(SourceFile text) {
        YamlFile yaml = new YamlReader(YamlLimits.CASES).read(text);
        return !yaml.diagnostics().isEmpty() || yaml.documents().stream().anyMatch(CaseFiles::isCases);
    }

    private static boolean isCases(YamlNode document) {
        if (document instanceof YamlNode.Mapping map) {
            return map.entry("cases").isPresent();
        }
        return document instanceof YamlNode.Sequence;
    }
}
