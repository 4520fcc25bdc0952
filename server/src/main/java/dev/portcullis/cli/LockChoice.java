package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The locks of a store that somebody means.
 *
 * @param catalog what the store holds
 * @param names what they are called
 * @param complaints why not all of them can be meant
 * @param remarks what else there is to know
 */
record LockChoice(CatalogReading catalog, Set<String> names, List<String> complaints, List<String> remarks) {
    /**
     * Those of some names, whether or not they can be read.
     *
     * @param store what the store holds under these names
     * @param nearest what else may have been meant by one under which there is nothing, as the end of a sentence
     */
    static LockChoice named(
            List<String> wanted, StoreReading store, CatalogReading catalog, Function<ResourceKey, String> nearest) {
        List<String> complaints = new ArrayList<>();
        for (String name : wanted) {
            if (name.isEmpty()) {
                complaints.add("missing lock name");
            } else if (!store.holds(StoredKey.of(Kind.LOCK, name))) {
                complaints.add(
                        "lock " + GoQuote.of(name) + " is not found" + nearest.apply(StoredKey.of(Kind.LOCK, name)));
            }
        }
        return new LockChoice(catalog, new LinkedHashSet<>(wanted), complaints, List.of());
    }

    /** Those that name all of these and nothing else. Others that name one of these are only told of. */
    static LockChoice targeting(Map<TargetField, String> fields, CatalogReading catalog) {
        LockTarget target = new LockTarget(fields);
        Set<String> names = namesOf(catalog, lock -> isExactly(target, lock));
        Set<String> near = namesOf(
                catalog,
                lock -> !isExactly(target, lock)
                        && lock.target().fields().entrySet().stream().anyMatch(fields.entrySet()::contains));
        List<String> complaints =
                names.isEmpty() ? List.of("no lock targets " + target + " and nothing else") : List.of();
        List<String> remarks = near.stream()
                .map(name -> "lock " + GoQuote.of(name) + " targets more than that and stays; unlock it by its name")
                .toList();
        return new LockChoice(catalog, names, complaints, remarks);
    }

    /** When somebody logged in, or how fields go together, is not what a lock targets; labels and expressions are. */
    private static boolean isExactly(LockTarget target, Lock lock) {
        return lock.target().equals(target) && !lock.terms().hasConditions();
    }

    /** Those that never have effect any more. */
    static LockChoice expired(CatalogReading catalog, Instant now) {
        Set<String> names = namesOf(catalog, lock -> !lock.end().isAfter(now));
        return new LockChoice(catalog, names, names.isEmpty() ? List.of("no lock is over") : List.of(), List.of());
    }

    private static Set<String> namesOf(CatalogReading catalog, Predicate<Lock> meant) {
        Set<String> names = new LinkedHashSet<>();
        catalog.catalog().locks().stream().filter(meant).map(Lock::name).forEach(names::add);
        return names;
    }

    /** The locks as people read them; one that cannot be read is not among them. */
    String listing(Instant now, Marks marks) {
        List<Document> documents = catalog.documents().stream()
                .filter(document -> document.kind() == Kind.LOCK && names.contains(document.name()))
                .toList();
        return new ResourceTables(catalog.catalog(), now, marks).of(documents);
    }
}
