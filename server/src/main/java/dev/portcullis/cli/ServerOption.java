package dev.portcullis.cli;

import dev.portcullis.store.remote.RemoteStore;
import dev.portcullis.store.remote.SecretFile;
import dev.portcullis.store.remote.ServerAddress;
import dev.portcullis.store.remote.ServerClient;
import dev.portcullis.store.remote.ServerTrust;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a server, and say who calls. */
final class ServerOption {
    /** The variable that names the server where the option does not. */
    static final String VARIABLE = "PORTCULLIS_SERVER";

    /** The variable that names the file with the token where the option does not. */
    static final String TOKEN_VARIABLE = "PORTCULLIS_TOKEN_FILE";

    private static final String NAME = "--server";

    private final Terminal terminal;

    @Option(
            names = NAME,
            paramLabel = "URL",
            description = "A server instead of a store: https://HOST:PORT; http:// on this machine only. Default: the"
                    + " variable " + VARIABLE + ".")
    private Optional<String> written = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "With --server: a file with a token that nobody else may read. Default: the variable "
                    + TOKEN_VARIABLE + ".")
    private Optional<Path> token = Optional.empty();

    @Option(names = "--ca", paramLabel = "FILE", description = "With --server: who vouches for it, as PEM.")
    private Optional<Path> authorities = Optional.empty();

    @Option(names = "--cert", paramLabel = "FILE", description = "With --server: a certificate of yours, as PEM.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "The key of --cert, as PEM.")
    private Optional<Path> key = Optional.empty();

    ServerOption(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a server is named at all, by the option or by the variable. */
    boolean isGiven() {
        return place().isPresent();
    }

    /** Whether the option itself is given. */
    boolean isWritten() {
        return written.isPresent();
    }

    /**
     * The store of the server. Nothing is asked yet.
     *
     * @throws InputException if the options cannot be used
     */
    OpenStore open() {
        String place = demandPlace();
        return new OpenStore(new RemoteStore(client()), place, words(place));
    }

    /**
     * Speaks with the server. Nothing is asked yet.
     *
     * @throws InputException if the options cannot be used
     */
    ServerClient client() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new InputException("--cert and --key belong together");
        }
        Optional<ServerTrust.Identity> identity =
                certificate.flatMap(chain -> key.map(secret -> new ServerTrust.Identity(chain, secret)));
        Optional<Path> file = token.or(() -> terminal.variable(TOKEN_VARIABLE).map(Path::of));
        try {
            return new ServerClient(
                    ServerAddress.of(demandPlace()),
                    file.map(SecretFile::token),
                    new ServerTrust(authorities, identity));
        } catch (IllegalArgumentException unusable) {
            throw new InputException(Table.visible(String.valueOf(unusable.getMessage())));
        }
    }

    private String words(String place) {
        StringBuilder words = new StringBuilder(NAME).append(' ').append(Shell.word(place));
        Map<String, Optional<Path>> files = new LinkedHashMap<>();
        files.put("--token-file", token);
        files.put("--ca", authorities);
        files.put("--cert", certificate);
        files.put("--key", key);
        files.forEach((option, file) -> file.ifPresent(
                path -> words.append(' ').append(option).append(' ').append(Shell.word(path.toString()))));
        return words.toString();
    }

    private String demandPlace() {
        return place().orElseThrow(() -> new InputException("a server is missing: give --server https://HOST:PORT"));
    }

    private Optional<String> place() {
        return written.or(() -> terminal.variable(VARIABLE));
    }
}
