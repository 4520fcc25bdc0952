package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came of reading a YAML text.
 *
 * @param documents what is in it; empty documents are left out, and with an error the rest of the file is
 * @param diagnostics everything wrong with the text itself
 */
public record YamlFile(List<YamlNode> documents, List<Diagnostic> diagnostics) {
    public YamlFile {
        documents = List.copyOf(documents);
        diagnostics = List.copyOf(diagnostics);
    }
}
