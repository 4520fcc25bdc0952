package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.source.SourceFile;
import java.util.List;

/**
 * Texts that were found in the file system.
 *
 * @param files in the order they were found
 * @param diagnostics what could not be read, and why
 */
public record SourceFiles(List<SourceFile> files, List<Diagnostic> diagnostics) {
    public SourceFiles {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }
}
