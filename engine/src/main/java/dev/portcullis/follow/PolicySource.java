package dev.portcullis.follow;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.Compilation;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.StoredResource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and compiles the policy of a store, together with the files beside it. Safe for any number of threads. */
final class PolicySource {
    private final PolicyCompiler compiler = new PolicyCompiler();
    private volatile FilesBeside beside;

    /**
     * Reads files and folders for the first time.
     *
     * @throws PolicyRefusedException if they cannot be used
     */
    PolicySource(List<Path> folders) {
        this.beside = FilesBeside.read(folders);
        if (!beside.errors().isEmpty()) {
            throw new PolicyRefusedException(beside.errors());
        }
    }

    /** The files and folders as they were last read. */
    FilesBeside beside() {
        return beside;
    }

    /** Uses the files and folders of a later time. */
    void use(FilesBeside later) {
        beside = later;
    }

    /** Compiles the files with what a store holds beside its locks. */
    PolicyReading compile(List<StoredResource> stored) {
        SourceFiles read = beside.files();
        List<SourceFile> files = new ArrayList<>(read.files());
        Map<SourceFile, StoredResource> texts = new HashMap<>();
        for (StoredResource resource : stored) {
            SourceFile text = StoredText.of(resource);
            files.add(text);
            texts.put(text, resource);
        }
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS).read(new SourceFiles(files, read.diagnostics()));
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(reading.diagnostics());
        diagnostics.addAll(StoredText.strangers(texts, reading));
        return new PolicyReading(
                diagnostics.hasErrors() ? Optional.empty() : Optional.of(compile(reading.catalog(), diagnostics)),
                diagnostics.sorted(),
                deadlines(texts, reading.documents()));
    }

    private CompiledPolicy compile(Catalog catalog, Diagnostics diagnostics) {
        Compilation compilation = compiler.compile(catalog);
        diagnostics.addAll(compilation.diagnostics());
        return compilation.policy();
    }

    private static List<Deadline> deadlines(Map<SourceFile, StoredResource> texts, List<Document> documents) {
        return documents.stream()
                .filter(document -> document.removed().isBefore(Instant.MAX))
                .flatMap(document -> Optional.ofNullable(
                                texts.get(document.place().file()))
                        .stream()
                        .map(resource -> new Deadline(document.removed(), resource.key(), resource.revision())))
                .toList();
    }
}
