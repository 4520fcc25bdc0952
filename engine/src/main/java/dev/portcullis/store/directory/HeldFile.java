package dev.portcullis.store.directory;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.ResourceText;
import dev.portcullis.catalog.ResourceTexts;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.SourceFile;
import java.util.List;

/**
 * A file as it is held.
 *
 * @param text what was read last
 * @param resources what was understood last
 * @param faults why what was read last is not understood; empty where it is
 */
record HeldFile(String text, List<ResourceText> resources, List<Diagnostic> faults) {
    private static final HeldFile NOTHING = new HeldFile("", List.of(), List.of());

    /** A file that is read for the first time. */
    static HeldFile of(SourceFile file, String path) {
        return NOTHING.read(file, path);
    }

    /** The same file, read again. */
    HeldFile read(SourceFile file, String path) {
        if (file.text().equals(text)) {
            return this;
        }
        return ResourceTexts.of(file, path)
                .map(found -> new HeldFile(file.text(), found, List.of()))
                .orElseGet(() -> new HeldFile(file.text(), resources, errors(file)));
    }

    private static List<Diagnostic> errors(SourceFile file) {
        return new CatalogReader()
                .read(List.of(file)).diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .toList();
    }
}
