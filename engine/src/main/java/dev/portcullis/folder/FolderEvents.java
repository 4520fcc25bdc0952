package dev.portcullis.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Wakes up when something happens in folders, and after a while anyway: not every file system tells of changes, and
 * those of networks do not tell of changes by others.
 */
public final class FolderEvents implements Closeable {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Optional<WatchService> service;

    private FolderEvents(Optional<WatchService> service) {
        this.service = service;
    }

    /** Those that the operating system tells of, if it does. */
    public static FolderEvents ofSystem() {
        try {
            return new FolderEvents(Optional.of(FileSystems.getDefault().newWatchService()));
        } catch (IOException | UnsupportedOperationException unavailable) {
            return polling();
        }
    }

    /** Nothing is told: whoever waits looks again after a while. */
    public static FolderEvents polling() {
        return new FolderEvents(Optional.empty());
    }

    /** Listens to folders as well; one that is known, gone or one too many changes nothing. */
    public void listenTo(Set<Path> folders) {
        service.ifPresent(listener -> folders.forEach(folder -> listenTo(folder, listener)));
    }

    private static void listenTo(Path folder, WatchService listener) {
        try {
            folder.register(
                    listener,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException | UnsupportedOperationException | ClosedWatchServiceException untold) {
            // looked at after a while, as everything is
            return;
        }
    }

    /** Returns when something has happened, or at the end of patience. */
    public void await() throws InterruptedException {
        await(LONGEST);
    }

    /** Returns when something has happened or nobody listens any more; after a second, or the time given, anyway. */
    public void await(Duration longest) throws InterruptedException {
        long nanos = Math.min(longest.toNanos(), LONGEST.toNanos());
        if (service.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return;
        }
        try {
            WatchKey key = service.get().poll(nanos, TimeUnit.NANOSECONDS);
            while (key != null) {
                key.pollEvents();
                key.reset();
                key = service.get().poll();
            }
        } catch (ClosedWatchServiceException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
        }
    }
}
