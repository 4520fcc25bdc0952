package dev.portcullis.cli;

import dev.portcullis.draft.PlainValue;
import dev.portcullis.server.web.JsonTree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code portcullis sessions}: who is in. */
@Command(
        name = "sessions",
        description = {
            "Lists the sessions that the gateways of a server hold: all for callers that may watch, else those of the caller.",
            "A lock ends sessions; there is no other command for it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they are listed, perhaps none", "2:the command line or the server cannot be used"},
        footer = {
            "",
            "Examples:",
            "  portcullis sessions --server http://127.0.0.1:7171",
            "  portcullis sessions --server https://portcullis:7171 --token-file token --user ann",
            "  portcullis sessions --state ended -o json"
        })
final class SessionsCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        /** For people. */
        TEXT,
        /** One document. */
        JSON,
        /** One document. */
        YAML
    }

    /** Which sessions. */
    enum State {
        /** Those that run. */
        OPEN,
        /** Those that have ended and whose connection may not be cut yet. */
        ENDED,
        /** Both. */
        ALL
    }

    private final Terminal terminal;

    @Mixin
    private final ServerOption server;

    @Option(names = "--user", paramLabel = "NAME", description = "Those of a user.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Those that reach resources of a kind.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--resource", paramLabel = "NAME", description = "Those that reach resources of a name.")
    private Optional<String> resource = Optional.empty();

    @Option(names = "--login", paramLabel = "NAME", description = "Those of a login of the operating system.")
    private Optional<String> login = Optional.empty();

    @Option(names = "--caller", paramLabel = "NAME", description = "Those of a caller's gateways.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--gateway", paramLabel = "NAME", description = "Those of gateways of a name.")
    private Optional<String> gateway = Optional.empty();

    @Option(
            names = "--state",
            defaultValue = "open",
            paramLabel = "STATE",
            description = "open, ended (and not acknowledged), or all. Default: ${DEFAULT-VALUE}.")
    private State state = State.OPEN;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    SessionsCommand(Terminal terminal) {
        this.terminal = terminal;
        this.server = new ServerOption(terminal);
    }

    @Override
    public Integer call() {
        List<JsonNode> sessions = new ServerSessions(server.client()).list(wanted());
        switch (output) {
            case TEXT -> print(sessions);
            case JSON -> StructuredWriter.json().write(document(sessions), terminal.out());
            case YAML -> StructuredWriter.yaml().write(document(sessions), terminal.out());
        }
        return ExitCode.OK;
    }

    private Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        user.ifPresent(name -> wanted.put("user", name));
        kind.ifPresent(name -> wanted.put("kind", name));
        resource.ifPresent(name -> wanted.put("resource", name));
        login.ifPresent(name -> wanted.put("login", name));
        caller.ifPresent(name -> wanted.put("caller", name));
        gateway.ifPresent(name -> wanted.put("gateway", name));
        switch (state) {
            case OPEN -> wanted.put("state", "open");
            case ENDED -> wanted.put("state", "ended");
            case ALL -> wanted.remove("state");
        }
        return wanted;
    }

    private static Map<String, Object> document(List<JsonNode> sessions) {
        return Map.of(
                "sessions",
                sessions.stream()
                        .map(session -> PlainValue.of(JsonTree.of(session)))
                        .toList());
    }

    private void print(List<JsonNode> sessions) {
        if (sessions.isEmpty()) {
            terminal.err().println("portcullis: there are no such sessions");
            return;
        }
        Moments moments = new Moments(terminal.clock().instant());
        terminal.out()
                .print(new Table(
                        List.of("SESSION", "USER", "RESOURCE", "LOGIN", "GATEWAY", "OPENED", "STATE"),
                        sessions.stream().map(session -> row(session, moments)).toList()));
    }

    private static List<String> row(JsonNode session, Moments moments) {
        return List.of(
                text(session, "session"),
                session.has("host") ? joined(session.path("host"), "role", "server_id") : text(session, "user"),
                joined(session, "kind", "resource"),
                Stream.of("login", "db_user").map(name -> text(session, name)).collect(Collectors.joining()),
                joined(session.path("gateway"), "caller", "name"),
                moments.of(Instant.parse(text(session, "opened_at"))),
                session.has("reason")
                        ? text(session, "state") + ": " + text(session, "reason")
                        : text(session, "state"));
    }

    private static String text(JsonNode document, String name) {
        return document.path(name).asString("");
    }

    private static String joined(JsonNode document, String first, String second) {
        return Stream.of(first, second)
                .map(name -> text(document, name))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
