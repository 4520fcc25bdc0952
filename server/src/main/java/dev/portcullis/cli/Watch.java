package dev.portcullis.cli;

import dev.portcullis.folder.FolderEvents;
import dev.portcullis.folder.FolderState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does the same again whenever files change, until it is interrupted. Results stay alone on standard output; when and
 * why it is done again is told on standard error.
 */
final class Watch {
    private static final long QUIET_MILLIS = 100;
    private static final int MOST_WAITS = 20;
    private static final int MOST_NAMES = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Terminal terminal;
    private final Supplier<List<Path>> paths;
    private final FolderEvents events;

    /**
     * @param paths files, and folders with all in them; asked before each round, since they may depend on what is
     *     written in files
     */
    Watch(Terminal terminal, Supplier<List<Path>> paths) {
        this(terminal, paths, FolderEvents.ofSystem());
    }

    Watch(Terminal terminal, Supplier<List<Path>> paths, FolderEvents events) {
        this.terminal = terminal;
        this.paths = paths;
        this.events = events;
    }

    /** Returns what the last round told the shell. The first one cannot be done over files that are not there. */
    int run(IntSupplier round) {
        try (events) {
            List<Path> watched = paths.get();
            FolderState seen = FolderState.of(watched);
            int exitCode = round.getAsInt();
            say("Watching for changes; Ctrl-C ends it.");
            return again(round, watched, seen, exitCode);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private int again(IntSupplier round, List<Path> first, FolderState start, int exitCode) {
        List<Path> watched = first;
        FolderState seen = start;
        int last = exitCode;
        while (true) {
            try {
                FolderState changed = awaitChange(watched, seen);
                announce(changed.changedSince(seen));
                seen = changed;
            } catch (InterruptedException ended) {
                return last;
            }
            try {
                watched = paths.get();
                seen = FolderState.of(watched);
                last = round.getAsInt();
            } catch (InputException unusable) {
                say("portcullis: " + unusable.getMessage());
                last = ExitCode.BAD_INPUT;
            }
            terminal.flush();
        }
    }

    private FolderState awaitChange(List<Path> watched, FolderState seen) throws InterruptedException {
        FolderState now = FolderState.of(watched);
        while (now.sameFiles(seen)) {
            events.listenTo(now.folders());
            events.await();
            now = FolderState.of(watched);
        }
        return settled(watched, now);
    }

    /** Editors write a file in several steps, and people save several files at a time. */
    private static FolderState settled(List<Path> watched, FolderState changed) throws InterruptedException {
        FolderState now = changed;
        for (int waits = 0; waits < MOST_WAITS; waits++) {
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
            FolderState later = FolderState.of(watched);
            if (later.sameFiles(now)) {
                return later;
            }
            now = later;
        }
        return now;
    }

    private void announce(List<Path> changed) {
        String names = changed.stream()
                .limit(MOST_NAMES)
                .map(path -> Table.visible(path.toString()))
                .collect(Collectors.joining(", "));
        String rest = changed.size() > MOST_NAMES ? " and " + (changed.size() - MOST_NAMES) + " more" : "";
        String time = TIME.format(terminal.clock().instant().atZone(ZoneId.systemDefault()));
        say("");
        say(time + "  changed: " + names + rest);
    }

    private void say(String line) {
        terminal.out().flush();
        terminal.err().println(line);
        terminal.err().flush();
    }
}
