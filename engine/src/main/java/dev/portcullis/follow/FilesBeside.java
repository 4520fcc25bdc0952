package dev.portcullis.follow;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.lock.Lock;
import dev.portcullis.source.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files and folders beside a store, as they were read at one time.
 *
 * @param files their texts
 * @param locks the locks in them, by name
 * @param errors what is wrong with them
 * @param doubts those errors because of which a lock may be missing
 */
record FilesBeside(SourceFiles files, Map<String, Lock> locks, List<Diagnostic> errors, List<Diagnostic> doubts) {
    static FilesBeside read(List<Path> paths) {
        SourceFiles files = CatalogReader.files(paths);
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS).read(files);
        Map<String, Lock> locks = new LinkedHashMap<>();
        reading.catalog().locks().forEach(lock -> locks.putIfAbsent(lock.name(), lock));
        List<Diagnostic> errors = reading.diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .toList();
        return new FilesBeside(
                files,
                locks,
                errors,
                errors.stream().filter(error -> mayHideLock(error, reading)).toList());
    }

    /** Whatever is not plainly about something else. */
    private static boolean mayHideLock(Diagnostic error, CatalogReading reading) {
        Span place = error.place();
        return !CatalogReader.holdsRules(place.file())
                && reading.documents().stream()
                        .filter(document -> document.kind() != Kind.LOCK)
                        .map(Document::place)
                        .noneMatch(whole -> whole.file().equals(place.file())
                                && place.start() >= whole.start()
                                && place.end() <= whole.end());
    }

    /** These, with the locks of an earlier time beside them where one of these may be missing. */
    FilesBeside after(FilesBeside earlier) {
        if (doubts.isEmpty()) {
            return this;
        }
        Map<String, Lock> all = new LinkedHashMap<>(earlier.locks);
        all.putAll(locks);
        return new FilesBeside(files, all, errors, doubts);
    }
}
