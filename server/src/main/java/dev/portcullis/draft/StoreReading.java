package dev.portcullis.draft;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.follow.StoredText;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Snapshot;
import dev.portcullis.store.StoredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a store held at one revision.
 *
 * @param token that revision
 * @param resources in order of kind and name
 * @param faults what the store itself says is wrong with them
 */
public record StoreReading(StoreToken token, Map<ResourceKey, StoredResource> resources, List<Diagnostic> faults) {
    /** What stands in YAML as it is, unless escapes of a backslash are used. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@:/+-]+");

    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::kind).thenComparing(ResourceKey::name);

    /** What a store held that is empty. */
    public static StoreReading nothing() {
        return new StoreReading(StoreToken.NONE, Map.of(), List.of());
    }

    /** What a snapshot tells. */
    public static StoreReading of(Snapshot snapshot, List<Diagnostic> faults) {
        Map<ResourceKey, StoredResource> resources = new TreeMap<>(ORDER);
        snapshot.resources().forEach(resource -> resources.put(resource.key(), resource));
        return new StoreReading(snapshot.token(), resources, faults);
    }

    /** The resource under a key. */
    public Optional<StoredResource> resource(ResourceKey key) {
        return Optional.ofNullable(resources.get(key));
    }

    /** Whether there is a resource under a key. */
    public boolean holds(ResourceKey key) {
        return resources.containsKey(key);
    }

    /** The same without some resources. */
    public StoreReading without(Set<ResourceKey> keys) {
        return without(keys::contains);
    }

    /** The same without locks. */
    public StoreReading withoutLocks() {
        return without(key -> key.kind().equals(Kind.LOCK.word()));
    }

    /**
     * Those resources whose text may hold one of these values; all where a value could be written in many ways. They are found
     * without being read, since there may be very many.
     */
    public StoreReading mentioning(Collection<String> values) {
        boolean plain = values.stream().allMatch(value -> PLAIN.matcher(value).matches());
        Map<ResourceKey, StoredResource> found = new TreeMap<>(ORDER);
        resources.forEach((key, resource) -> {
            String text = resource.document();
            if (!plain || text.indexOf('\\') >= 0 || values.stream().anyMatch(text::contains)) {
                found.put(key, resource);
            }
        });
        return new StoreReading(token, found, faults);
    }

    private StoreReading without(Predicate<ResourceKey> unwanted) {
        Map<ResourceKey, StoredResource> others = new TreeMap<>(ORDER);
        others.putAll(resources);
        others.keySet().removeIf(unwanted);
        return new StoreReading(token, others, faults);
    }

    /** Users to whom a role that is there would allow nothing more, and deny nothing more. */
    public List<String> holders(ResourceKey role) {
        if (!holds(role)) {
            return List.of();
        }
        return withoutLocks().catalog().catalog().users().stream()
                .filter(user -> user.roles().contains(role.name()))
                .map(StoredUser::name)
                .toList();
    }

    /** What else may have been meant by a key under which there is nothing, as the end of a sentence. */
    public String nearest(ResourceKey missing) {
        return proposal(
                missing.name(),
                resources.keySet().stream()
                        .filter(key -> key.kind().equals(missing.kind()))
                        .map(ResourceKey::name)
                        .toList());
    }

    /** A known name instead of another one, as the end of a sentence; empty where none is near. */
    public static String proposal(String written, List<String> known) {
        String meant = NearestName.didYouMean(written, known);
        return meant.isEmpty() ? "" : "; " + meant;
    }

    /** The catalog, with notes, and every resource as it is written. */
    public CatalogReading catalog() {
        return catalog(new SourceFiles(List.of(), List.of()));
    }

    /** The catalog together with what was found in files; what both have is an error. */
    public CatalogReading catalog(SourceFiles policy) {
        List<SourceFile> files = new ArrayList<>(policy.files());
        Map<SourceFile, StoredResource> texts = new HashMap<>();
        resources.values().forEach(resource -> {
            SourceFile text = StoredText.of(resource);
            files.add(text);
            texts.put(text, resource);
        });
        CatalogReading reading =
                new CatalogReader(Extra.DOCUMENTS, Extra.NOTES).read(new SourceFiles(files, policy.diagnostics()));
        Diagnostics all = new Diagnostics();
        all.addAll(faults);
        all.addAll(reading.diagnostics());
        all.addAll(StoredText.strangers(texts, reading));
        return new CatalogReading(reading.catalog(), all.sorted(), reading.notes(), reading.documents());
    }
}
