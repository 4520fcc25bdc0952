package dev.portcullis.store.directory;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.folder.FolderState;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Brings what is held to what is in a folder. For one thread at a time. */
final class FolderCopy {
    /** How long nothing may change before what is in the folder is taken over. */
    static final Duration QUIET = Duration.ofMillis(100);

    private static final int MOST_LOOKS = 20;

    private final Path folder;
    private final Optional<FileStore> disk;
    private final HeldFiles files;
    private FolderState seen = new FolderState(new TreeMap<>(), new TreeSet<>());
    private boolean complete;
    private List<Diagnostic> faults = List.of();

    FolderCopy(Path folder, MemoryStore target) {
        this.folder = folder;
        this.disk = disk();
        this.files = new HeldFiles(folder, target);
    }

    /** What cannot be read or understood. */
    List<Diagnostic> faults() {
        return faults;
    }

    /** Where changes can happen, as far as is known. */
    Set<Path> folders() {
        return seen.folders();
    }

    /** A moment of {@link System#nanoTime} at which all that is in the folder is held; none where that is not so. */
    OptionalLong refresh() throws InterruptedException {
        long asked = System.nanoTime();
        if (isElsewhere()) {
            return refuse("another file system is there now: open it again if that is meant");
        }
        FolderState state = look();
        if (complete && state.sameFiles(seen)) {
            return OptionalLong.of(asked);
        }
        return awaitQuiet(state);
    }

    /** A disk that is gone may leave an empty folder, which must not end all locks. */
    private boolean isElsewhere() {
        return disk.isPresent() && disk().filter(now -> !now.equals(disk.get())).isPresent();
    }

    private Optional<FileStore> disk() {
        try {
            return Optional.of(Files.getFileStore(folder));
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    private OptionalLong awaitQuiet(FolderState first) throws InterruptedException {
        FolderState before = first;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
            FolderState after = look();
            if (after.sameFiles(before)) {
                SourceFiles read = CatalogReader.files(List.of(folder));
                long asked = System.nanoTime();
                if (look().sameFiles(before)) {
                    take(read, before);
                    return complete ? OptionalLong.of(asked) : OptionalLong.empty();
                }
            }
            before = after;
        }
        return refuse("it keeps changing");
    }

    private FolderState look() {
        return FolderState.of(List.of(folder));
    }

    private void take(SourceFiles read, FolderState state) {
        faults = files.take(read);
        complete = faults.isEmpty();
        seen = state;
    }

    private OptionalLong refuse(String why) {
        SourceFile nothing = new SourceFile(folder.toString(), "");
        faults = List.of(DiagnosticCode.UNREADABLE_FILE.at(nothing.all(), folder, why));
        complete = false;
        return OptionalLong.empty();
    }
}
