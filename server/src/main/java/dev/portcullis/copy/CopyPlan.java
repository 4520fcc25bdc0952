package dev.portcullis.copy;

import dev.portcullis.catalog.Kind;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has to be done so that a target holds what a source holds, and nothing else. Locks are written first: whoever follows
 * the target meanwhile lets nobody in who is locked.
 *
 * @param missing what the target does not hold
 * @param present what it holds already
 * @param different what it holds under the same name with another content
 * @param foreign what it holds and the source does not
 */
public record CopyPlan(
        List<StoredResource> missing,
        List<StoredResource> present,
        List<Replacement> different,
        List<StoredResource> foreign) {
    private static final Comparator<StoredResource> ORDER = Comparator.comparing(
                    (StoredResource resource) -> !resource.key().kind().equals(Kind.LOCK.word()))
            .thenComparing(resource -> resource.key().kind())
            .thenComparing(resource -> resource.key().name());

    public CopyPlan {
        missing = List.copyOf(missing);
        present = List.copyOf(present);
        different = List.copyOf(different);
        foreign = List.copyOf(foreign);
    }

    /**
     * A document in the place of another one.
     *
     * @param held what is there
     * @param wanted what is to be there
     */
    public record Replacement(StoredResource held, StoredResource wanted) {}

    /** Compares what the source holds with what the target holds. */
    public static CopyPlan of(Map<ResourceKey, StoredResource> source, CopyTarget target) {
        Map<ResourceKey, StoredResource> held = target.read();
        List<StoredResource> missing = new ArrayList<>();
        List<StoredResource> present = new ArrayList<>();
        List<Replacement> different = new ArrayList<>();
        source.values().stream().sorted(ORDER).forEach(wanted -> {
            StoredResource there = held.get(wanted.key());
            if (there == null) {
                missing.add(wanted);
            } else if (target.isSame(wanted, there)) {
                present.add(wanted);
            } else {
                different.add(new Replacement(there, wanted));
            }
        });
        List<StoredResource> foreign = held.values().stream()
                .filter(there -> !source.containsKey(there.key()))
                .sorted(ORDER)
                .toList();
        return new CopyPlan(missing, present, different, foreign);
    }

    /** Names of what stands in the way. */
    public List<ResourceKey> obstacles() {
        return Stream.concat(different.stream().map(Replacement::held), foreign.stream())
                .map(StoredResource::key)
                .toList();
    }

    /** How much is to be written and deleted. */
    public int steps() {
        return missing.size() + different.size() + foreign.size();
    }

    /** Whether nothing is left to do. */
    public boolean isDone() {
        return steps() == 0;
    }

    /**
     * Does it. What was done before a failure stays; another plan goes on from there.
     *
     * @param step told after each write and deletion
     */
    public void run(CopyTarget target, Runnable step) {
        missing.forEach(resource -> {
            target.add(resource);
            step.run();
        });
        different.forEach(replacement -> {
            target.replace(replacement.held(), replacement.wanted());
            step.run();
        });
        foreign.forEach(held -> {
            target.delete(held);
            step.run();
        });
    }
}
