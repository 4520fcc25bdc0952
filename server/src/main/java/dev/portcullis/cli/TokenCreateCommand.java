package dev.portcullis.cli;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.server.caller.Acting;
import dev.portcullis.server.caller.CallersLedger;
import dev.portcullis.server.caller.Grant;
import dev.portcullis.server.caller.PrivateFile;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.caller.SecretToken;
import dev.portcullis.server.caller.StaticToken;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis token create}: makes a token. */
@Command(
        name = "create",
        description = {
            "Makes a token for who calls a server, and writes a salted hash of it to the callers file.",
            "The token itself is printed once and kept nowhere. A server takes it once it has read the file anew."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the token is made", "2:the command line or a file cannot be used"},
        footer = {
            "",
            "Examples:",
            "  portcullis token create --name gateway --rights ask,watch --callers callers.yaml",
            "  portcullis token create --name ci --user ci --expires 2027-01-01T00:00:00Z --token-file ci.token"
        })
final class TokenCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What logs and audit call the caller.")
    private String name = "";

    @Option(
            names = "--rights",
            split = ",",
            paramLabel = "RIGHT",
            description = "What the caller may do: ask, assert_subjects, assert_sessions, set_now, watch.")
    private List<String> rights = List.of();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "The user of the policy as whom the caller administers.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "In place of --user: roles of its own that the caller administers with.")
    private List<String> roles = List.of();

    @Option(names = "--expires", paramLabel = "TIME", description = "When the token ends. Default: never.")
    private Optional<String> expires = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Writes the token to a new file that only its owner may read, and does not print it.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private final CallersOption callers;

    TokenCreateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.callers = new CallersOption(terminal);
    }

    @Override
    public Integer call() {
        CallersLedger ledger = callers.ledger();
        Instant now = terminal.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        SecretToken token = SecretToken.create();
        Grant grant = new Grant(demandName(), rights(), acting());
        StaticToken kept = new StaticToken(token.id(), token.hash(), grant, now, end());
        file.ifPresent(path -> write(path, token));
        try {
            ledger.add(kept);
        } catch (IOException refused) {
            file.ifPresent(TokenCreateCommand::discard);
            throw new InputException("cannot write " + ledger.path() + ": " + refused.getMessage());
        }
        terminal.err().println("token " + token.id() + " of " + Table.visible(name) + " has been created");
        if (file.isEmpty()) {
            terminal.out().println(token.reveal());
        }
        return ExitCode.OK;
    }

    private String demandName() {
        if (name.isEmpty() || !Table.visible(name).equals(name)) {
            throw new InputException("--name: the name of a caller has letters, and none that are invisible");
        }
        return name;
    }

    private Set<Right> rights() {
        List<String> known = Arrays.stream(Right.values()).map(Right::word).toList();
        return rights.stream()
                .map(word -> Right.of(word.strip()).orElseThrow(() -> {
                    String meant = didYouMean(word, known);
                    return new InputException("--rights: `" + Table.visible(word) + "` is not one of "
                            + String.join(", ", known) + (meant.isEmpty() ? "" : "; " + meant));
                }))
                .collect(Collectors.toSet());
    }

    private Acting acting() {
        if (user.isPresent() && !roles.isEmpty()) {
            throw new InputException("use only one of --user and --roles");
        }
        if (user.filter(String::isEmpty).isPresent()) {
            throw new InputException("missing user name");
        }
        Acting own = roles.isEmpty() ? Acting.NOBODY : new Acting.Own(name, roles, Map.of());
        return user.<Acting>map(Acting.Stored::new).orElse(own);
    }

    private Instant end() {
        try {
            return expires.map(text -> OffsetDateTime.parse(text).toInstant()).orElse(Instant.MAX);
        } catch (DateTimeException wrong) {
            throw new InputException(
                    "--expires: `" + Table.visible(expires.orElse("")) + "` is not a time like 2026-01-05T09:00:00Z");
        }
    }

    private static void write(Path path, SecretToken token) {
        try {
            PrivateFile.create(path, token.reveal() + "\n");
        } catch (FileAlreadyExistsException present) {
            throw new InputException(path + " exists already");
        } catch (IOException broken) {
            throw new InputException("cannot write " + path + ": " + broken.getMessage());
        }
    }

    private static void discard(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException broken) {
            throw new InputException(path + " is left behind, with a token that is of no use");
        }
    }
}
