package dev.portcullis.cli;

import dev.portcullis.store.Store;
import dev.portcullis.store.etcd.MemberState;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that names a store. */
final class StoreOption {
    /** The variable that names the store where the option does not. */
    static final String VARIABLE = "PORTCULLIS_STORE";

    private static final String NAME = "--store";

    private final Terminal terminal;

    @Option(
            names = NAME,
            paramLabel = "STORE",
            description = "The store: sqlite:FILE, etcd:FILE or etcd:URL,..., or dir:FOLDER to read files as a store."
                    + " Default: the variable "
                    + VARIABLE + ".")
    private Optional<String> written = Optional.empty();

    @Mixin
    private final ServerOption server;

    StoreOption(Terminal terminal) {
        this.terminal = terminal;
        this.server = new ServerOption(terminal);
    }

    /** The store of a name that was written elsewhere. */
    static StoreOption at(Terminal terminal, String place) {
        StoreOption option = new StoreOption(terminal);
        option.written = Optional.of(place);
        return option;
    }

    /** Whether a store or a server is named at all, by an option or by a variable. */
    boolean isGiven() {
        return place().isPresent() || server.isGiven();
    }

    /** Whether an option itself is given: an order, where a variable is only a habit. */
    boolean isWritten() {
        return written.isPresent() || server.isWritten();
    }

    /** The store of the server that is named; empty where none is, or a store is. */
    Optional<OpenStore> openServer() {
        return isGiven() && isServer() ? Optional.of(server.open()) : Optional.empty();
    }

    /** How the members of the cluster are in which the store is; empty where it is in none. */
    List<MemberState> members() {
        return isServer() ? List.of() : StorePlace.of(terminal, demandPlace()).members();
    }

    /**
     * Opens the store that is there.
     *
     * @throws InputException if none is named, or there is none at that place
     */
    OpenStore open() {
        if (isServer()) {
            return server.open();
        }
        String name = demandPlace();
        return new OpenStore(StorePlace.of(terminal, name).open(), name, words(name));
    }

    /**
     * Opens the store, and makes it when there is none at that place.
     *
     * @throws InputException if none is named, or none can be made at that place
     */
    OpenStore openOrMake() {
        if (isServer()) {
            return server.open();
        }
        String name = demandPlace();
        Store store = StorePlace.of(terminal, name)
                .openOrMake(() -> terminal.err().println("portcullis: making a new store: " + Table.visible(name)));
        return new OpenStore(store, name, words(name));
    }

    /** An option counts more than a variable; two that count the same are a mistake. */
    private boolean isServer() {
        if (written.isPresent() && server.isWritten()) {
            throw new InputException("give --store or --server, not both");
        }
        if (isWritten()) {
            return server.isWritten();
        }
        if (place().isPresent() && server.isGiven()) {
            throw new InputException(
                    "both " + VARIABLE + " and " + ServerOption.VARIABLE + " are set: give --store or --server");
        }
        return server.isGiven();
    }

    private static String words(String name) {
        return NAME + " " + Shell.word(name);
    }

    private String demandPlace() {
        return place().orElseThrow(() -> new InputException("a store is missing: give --store sqlite:FILE or --server"
                + " URL, or set " + VARIABLE + " or " + ServerOption.VARIABLE));
    }

    private Optional<String> place() {
        return written.or(() -> terminal.variable(VARIABLE));
    }
}
