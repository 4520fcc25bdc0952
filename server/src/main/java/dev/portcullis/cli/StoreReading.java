package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a store held at one revision.
 *
 * @param token that revision
 * @param resources in order of kind and name
 */
record StoreReading(StoreToken token, Map<ResourceKey, StoredResource> resources) {
    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::kind).thenComparing(ResourceKey::name);

    static StoreReading of(Snapshot snapshot) {
        Map<ResourceKey, StoredResource> resources = new TreeMap<>(ORDER);
        snapshot.resources().forEach(resource -> resources.put(resource.key(), resource));
        return new StoreReading(snapshot.token(), resources);
    }

    Optional<StoredResource> resource(ResourceKey key) {
        return Optional.ofNullable(resources.get(key));
    }

    /** The same with another text of a resource, as it would be once that is written. */
    StoreReading with(ResourceKey key, String document) {
        Map<ResourceKey, StoredResource> changed = new TreeMap<>(ORDER);
        changed.putAll(resources);
        changed.put(key, new StoredResource(key, document, token.revision()));
        return new StoreReading(token, changed);
    }

    /** The catalog, with every resource as it is written. */
    CatalogReading catalog() {
        return catalog(new SourceFiles(List.of(), List.of()));
    }

    /** The catalog together with what was found in files; what both have is an error. */
    CatalogReading catalog(SourceFiles policy) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(policy.diagnostics());
        List<YamlNode> documents = new ArrayList<>();
        List<Fragment> rules = new ArrayList<>();
        IdentityHashMap<SourceFile, ResourceKey> keys = new IdentityHashMap<>();
        resources.values().forEach(resource -> {
            SourceFile file = new SourceFile(StoredKey.place(resource.key()), resource.document());
            keys.put(file, resource.key());
            if (resource.key().kind().equals(StoredKey.RULES)) {
                rules.add(Fragment.of(file));
            } else {
                documents.addAll(only(file, diagnostics));
            }
        });
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS)
                .read(new SourceFiles(policy.files(), diagnostics.sorted()), documents, rules);
        return with(misplaced(reading.documents(), keys), reading);
    }

    private static List<YamlNode> only(SourceFile file, Diagnostics diagnostics) {
        YamlFile read = new YamlReader(YamlLimits.POLICY).read(file);
        diagnostics.addAll(read.diagnostics());
        if (read.documents().size() != 1 && read.diagnostics().isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    file.all(),
                    "a store keeps one document under a name, not "
                            + read.documents().size()));
        }
        return read.documents();
    }

    /** Documents that say that they are another resource than the store does. */
    private static List<Diagnostic> misplaced(List<Document> documents, IdentityHashMap<SourceFile, ResourceKey> keys) {
        return documents.stream()
                .filter(document -> !StoredKey.of(document)
                        .equals(keys.getOrDefault(document.place().file(), StoredKey.of(document))))
                .map(document -> DiagnosticCode.INVALID_FIELD.at(
                        document.place(), "the store keeps this under another name: it is " + StoredKey.of(document)))
                .toList();
    }

    private static CatalogReading with(List<Diagnostic> more, CatalogReading reading) {
        Diagnostics all = new Diagnostics();
        all.addAll(reading.diagnostics());
        all.addAll(more);
        return new CatalogReading(reading.catalog(), all.sorted(), reading.notes(), reading.documents());
    }
}
