package dev.portcullis.cli;

import dev.portcullis.server.caller.Acting;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.caller.StaticToken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis token list}: which tokens there are. */
@Command(
        name = "list",
        aliases = "ls",
        description = "Lists the tokens of a callers file; nothing that it prints is a secret.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they are listed", "2:the command line or the file cannot be used"},
        footer = {"", "Examples:", "  portcullis token list --callers callers.yaml"})
final class TokenListCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        TEXT,
        JSON,
        YAML
    }

    private final Terminal terminal;

    @Mixin
    private final CallersOption callers;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    TokenListCommand(Terminal terminal) {
        this.terminal = terminal;
        this.callers = new CallersOption(terminal);
    }

    @Override
    public Integer call() {
        Optional<List<StaticToken>> tokens = callers.tokens();
        tokens.ifPresent(this::print);
        return tokens.isPresent() ? ExitCode.OK : ExitCode.BAD_INPUT;
    }

    private void print(List<StaticToken> tokens) {
        List<Map<String, Object>> documents =
                tokens.stream().map(TokenListCommand::document).toList();
        switch (output) {
            case TEXT ->
                terminal.out()
                        .print(new Table(
                                List.of("NAME", "ID", "RIGHTS", "ADMINISTERS AS", "EXPIRES"),
                                tokens.stream().map(this::row).toList()));
            case JSON -> StructuredWriter.json().write(documents, terminal.out());
            case YAML -> StructuredWriter.yaml().write(documents, terminal.out());
        }
    }

    private List<String> row(StaticToken token) {
        Instant now = terminal.clock().instant();
        String end = token.expires().equals(Instant.MAX) ? "" : new Moments(now).of(token.expires());
        return List.of(
                token.grant().name(),
                token.id(),
                String.join(",", rights(token)),
                acting(token.grant().acting()),
                token.expiredAt(now) ? end + ", expired" : end);
    }

    private static List<String> rights(StaticToken token) {
        return token.grant().rights().stream().sorted().map(Right::word).toList();
    }

    private static String acting(Acting acting) {
        if (acting instanceof Acting.Stored stored) {
            return "user " + stored.name();
        }
        return acting instanceof Acting.Own own
                ? "roles " + own.roles().stream().collect(Collectors.joining(","))
                : "";
    }

    private static Map<String, Object> document(StaticToken token) {
        Map<String, Object> document = new LinkedHashMap<>();
        Acting acting = token.grant().acting();
        document.put("name", token.grant().name());
        document.put("id", token.id());
        document.put("rights", rights(token));
        document.put("user", acting instanceof Acting.Stored stored ? Optional.of(stored.name()) : Optional.empty());
        document.put("roles", acting instanceof Acting.Own own ? own.roles() : List.of());
        document.put("created", time(token.created(), Instant.MIN));
        document.put("expires", time(token.expires(), Instant.MAX));
        return document;
    }

    private static Optional<String> time(Instant time, Instant unknown) {
        return Optional.of(time).filter(known -> !known.equals(unknown)).map(Instant::toString);
    }
}
