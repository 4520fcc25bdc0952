package dev.portcullis.follow;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.model.LockTest;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Written;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of reading the text of a lock.
 *
 * @param written the text
 * @param lock what it says; missing when it cannot be used
 * @param diagnostics what is wrong with it, in order of place
 */
record LockReading(Written written, Optional<Lock> lock, List<Diagnostic> diagnostics) {
    private static final int MANY = 1_000;

    /** Reads the texts that were written, in the same order; many of them on all processors. */
    static List<LockReading> all(List<? extends Change> changes) {
        Stream<? extends Change> stream = changes.size() < MANY ? changes.stream() : changes.parallelStream();
        return stream.filter(Written.class::isInstance)
                .map(Written.class::cast)
                .map(LockReading::of)
                .toList();
    }

    /**
     * Whatever is wrong with a text concerns that text alone, be it that the reader fails. Conditions are compiled here for
     * once, so that nothing can fail where a lock is put into an index.
     */
    private static LockReading of(Written written) {
        try {
            LockReading reading = read(written, StoredText.of(written.resource()));
            reading.lock.map(Lock::terms).filter(LockTerms::hasConditions).ifPresent(LockTest::of);
            return reading;
        } catch (RuntimeException | Error broken) {
            return new LockReading(written, Optional.empty(), List.of()).unusable("this could not be read: " + broken);
        }
    }

    private static LockReading read(Written written, SourceFile text) {
        CatalogReading reading = new CatalogReader().read(List.of(text));
        if (!reading.accepted()) {
            return new LockReading(written, Optional.empty(), reading.diagnostics());
        }
        Catalog catalog = reading.catalog();
        boolean itself = catalog.locks().size() == 1
                && catalog.locks().get(0).name().equals(written.key().name())
                && catalog.roles().isEmpty()
                && catalog.users().isEmpty()
                && catalog.resources().isEmpty();
        return itself
                ? new LockReading(written, Optional.of(catalog.locks().get(0)), List.of())
                : new LockReading(written, Optional.empty(), List.of(StoredText.stranger(text, written.key())));
    }

    /** A lock that cannot be used as a whole. */
    LockReading unusable(String why) {
        Span place = StoredText.of(written.resource()).all();
        return new LockReading(written, Optional.empty(), List.of(DiagnosticCode.INVALID_FIELD.at(place, why)));
    }
}
