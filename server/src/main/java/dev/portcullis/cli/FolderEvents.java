package dev.portcullis.cli;

import java.io.Closeable;
import java.io.IOException;
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
final class FolderEvents implements Closeable {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Optional<WatchService> service;

    private FolderEvents(Optional<WatchService> service) {
        this.service = service;
    }

    /** Those that the operating system tells of, if it does. */
    static FolderEvents ofSystem() {
        try {
            return new FolderEvents(Optional.of(FileSystems.getDefault().newWatchService()));
        } catch (IOException | UnsupportedOperationException unavailable) {
            return polling();
        }
    }

    /** Nothing is told: whoever waits looks again after a while. */
    static FolderEvents polling() {
        return new FolderEvents(Optional.empty());
    }

    /** Listens to folders as well; one that is known, gone or one too many changes nothing. */
    void listenTo(Set<Path> folders) {
        service.ifPresent(listener -> folders.forEach(folder -> listenTo(folder, listener)));
    }

    private static void listenTo(Path folder, WatchService listener) {
        try {
            folder.register(
                    listener,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException | UnsupportedOperationException untold) {
            // looked at after a while, as everything is
            return;
        }
    }

    /** Returns when something has happened, or at the end of patience. */
    void await() throws InterruptedException {
        if (service.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(LONGEST.toMillis());
            return;
        }
        WatchKey key = service.get().poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.get().poll();
        }
    }

    @Override
    public void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
        }
    }
}
