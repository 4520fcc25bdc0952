package dev.portcullis.server.admin;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.draft.Drafts;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.lock.Lock;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.store.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resource that may be written: it is sound, alone and together with what the store holds.
 *
 * @param key what it is
 * @param text as it is to be kept
 * @param catalog what it says
 */
record Draft(ResourceKey key, String text, Catalog catalog) {
    private static final int UNPROCESSABLE = 422;
    private static final String OTHERS = "it does not fit together with what the store holds";

    /** How much of the store the caller may know. */
    enum Sight {
        /** All. */
        FULL,
        /** Not all, so that mistakes that have to do with other resources are told without naming them. */
        PARTIAL
    }

    /**
     * Checks what was handed in. Whether there is room for one more lock of those that must be tried on every request is left
     * to {@link Safety}, since no lock need be known here.
     *
     * @param expected what it has to be
     * @throws Refusal with status 422 if it is something else or is not sound
     */
    static Draft of(ResourceKey expected, SourceFiles files, StoreReading state, Sight sight) {
        Drafts drafts = Drafts.edited(expected, files, state);
        demandSound(drafts, files, sight);
        if (!drafts.texts().keySet().equals(Set.of(expected))) {
            throw new Refusal(
                    UNPROCESSABLE, "this must be " + expected + ", and nothing else", Map.of("reason", "invalid"));
        }
        Catalog catalog = new CatalogReader().read(files).catalog();
        return new Draft(expected, drafts.texts().values().iterator().next(), catalog);
    }

    /** The lock that it is, if it is one. */
    Optional<Lock> lock() {
        return catalog.locks().stream().findFirst();
    }

    /** The user that it is, if it is one. */
    Optional<StoredUser> user() {
        return catalog.users().stream().findFirst();
    }

    /**
     * Checks locks that were handed in together.
     *
     * @return the locks, in the order in which they were written
     * @throws Refusal with status 422 if they are anything else or are not sound
     */
    static List<Lock> locks(SourceFiles files, StoreReading state, Sight sight) {
        Drafts drafts = Drafts.of(files, state);
        demandSound(drafts, files, sight);
        List<Lock> locks = new CatalogReader().read(files).catalog().locks();
        if (locks.isEmpty() || locks.size() != drafts.texts().size()) {
            throw new Refusal(UNPROCESSABLE, "this must be locks, and nothing else", Map.of("reason", "invalid"));
        }
        return locks;
    }

    private static void demandSound(Drafts drafts, SourceFiles files, Sight sight) {
        if (drafts.accepted()) {
            return;
        }
        if (sight == Sight.FULL) {
            throw unsound(drafts.diagnostics());
        }
        Drafts alone = Drafts.of(files, StoreReading.nothing());
        throw alone.accepted()
                ? new Refusal(UNPROCESSABLE, OTHERS, Map.of("reason", "invalid"))
                : unsound(alone.diagnostics());
    }

    /** All mistakes go to programs; people read the first one. */
    static Refusal unsound(List<Diagnostic> diagnostics) {
        Diagnostic first = diagnostics.stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow();
        return new Refusal(
                UNPROCESSABLE,
                first.place() + ": " + first.message(),
                Map.of(
                        "reason",
                        "invalid",
                        "diagnostics",
                        diagnostics.stream().map(DiagnosticDocument::of).toList()));
    }
}
