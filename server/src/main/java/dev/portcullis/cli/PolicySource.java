package dev.portcullis.cli;

import dev.portcullis.store.Excerpt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where a policy is. */
final class PolicySource {
    @Option(
            names = {"-p", "--policy"},
            paramLabel = "PATH",
            description =
                    "A policy file, or a folder with all that is in it. May be given several times. With --store as"
                            + " well, both count, and what is in both is an error.")
    private List<Path> files = List.of();

    @Mixin
    private final StoreOption store;

    PolicySource(Terminal terminal) {
        this.store = new StoreOption(terminal);
    }

    /** The server that is named, which knows its own policy; empty where files are named, or a store is. */
    Optional<OpenStore> server() {
        return files.isEmpty() ? store.openServer() : Optional.empty();
    }

    /**
     * Reads all of it.
     *
     * @throws InputException if nothing is named, or is not there
     */
    PolicyReading read() {
        return PolicyReading.of(files, store);
    }

    /**
     * Reads all of it; of a server only what is wanted, for the caller may be allowed no more.
     *
     * @throws InputException if nothing is named, or is not there
     */
    PolicyReading read(Excerpt wanted) {
        return files.isEmpty()
                ? PolicyReading.of(files, store, open -> open.preview().isPresent() ? open.read(wanted) : open.read())
                : read();
    }
}
