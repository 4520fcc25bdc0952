package dev.portcullis.catalog;

import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a policy's files.
 *
 * @param catalog what could be read
 * @param diagnostics everything to say about the files, in order of place
 * @param notes which fields have no effect here, in order of place; none where nobody asked for {@link Extra#NOTES}
 * @param documents every resource as it was written; none where nobody asked for {@link Extra#DOCUMENTS}
 */
public record CatalogReading(
        Catalog catalog, List<Diagnostic> diagnostics, List<Diagnostic> notes, List<Document> documents) {
    public CatalogReading {
        diagnostics = List.copyOf(diagnostics);
        notes = List.copyOf(notes);
        documents = List.copyOf(documents);
    }

    /** Whether all of it is valid. */
    public boolean accepted() {
        return diagnostics.stream().noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }

    /** A resource as it was written. */
    public Optional<Document> document(Kind kind, String name) {
        return documents.stream().filter(document -> document.is(kind, name)).findFirst();
    }

    /** The same in a cluster with other settings. */
    public CatalogReading in(ClusterSettings other) {
        return new CatalogReading(catalog.in(other), diagnostics, notes, documents);
    }
}
