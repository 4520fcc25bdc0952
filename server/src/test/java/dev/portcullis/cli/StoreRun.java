package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Runs of the command line on one store in a file. */
record StoreRun(Path file) {
    static StoreRun in(Path folder) {
        return new StoreRun(folder.resolve("store.db"));
    }

    CommandLineRun run(String... arguments) {
        return withInput("", arguments);
    }

    CommandLineRun withInput(String input, String... arguments) {
        return CommandLineRun.of(input, Set.of(), environment(), arguments);
    }

    /** With somebody at the terminal. */
    CommandLineRun answering(String answers, String... arguments) {
        return CommandLineRun.of(answers, Set.of(Stream.IN, Stream.OUT, Stream.ERR), environment(), arguments);
    }

    /** With an editor, which a shell runs. */
    CommandLineRun editing(String editor, String... arguments) {
        return CommandLineRun.of("", Set.of(), Map.of(StoreOption.VARIABLE, option(), "EDITOR", editor), arguments);
    }

    /** What {@code --store} takes. */
    String option() {
        return "sqlite:" + file;
    }

    private Map<String, String> environment() {
        return Map.of(StoreOption.VARIABLE, option());
    }
}
