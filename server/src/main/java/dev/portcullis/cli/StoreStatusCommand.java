package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoredResource;
import dev.portcullis.store.etcd.MemberState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis store status}: where a store is in its history, and how much it holds. */
@Command(
        name = "status",
        description = {
            "Tells where a store is in its history, and how much it holds. Documents are counted, not read.",
            "Also who follows it and up to where each of them decides by it, where the store knows that, and how the"
                    + " members of its cluster are, where it has some."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is told",
            "1:it is told, and something else than Portcullis has changed what it holds",
            "2:the command line or the store cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis store status --store sqlite:portcullis.db",
            "  portcullis store status --store etcd:etcd.yaml -o json"
        })
final class StoreStatusCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        TEXT,
        JSON,
        YAML
    }

    private final Terminal terminal;

    @Mixin
    private final StoreOption store;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    StoreStatusCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
    }

    @Override
    public Integer call() {
        try (OpenStore open = store.open()) {
            return tell(open);
        } catch (StoreException unreachable) {
            tellMembers();
            throw unreachable;
        }
    }

    /** Who of a cluster answers is wanted most where too few do. */
    private void tellMembers() {
        List<MemberState> members = store.members();
        if (!members.isEmpty()) {
            StoreSurroundings around = new StoreSurroundings(Optional.empty(), members);
            Map<String, Object> document = new LinkedHashMap<>();
            around.addTo(document);
            switch (output) {
                case TEXT -> around.tables(StoreToken.NONE).forEach(terminal.out()::print);
                case JSON -> StructuredWriter.json().write(document, terminal.out());
                case YAML -> StructuredWriter.yaml().write(document, terminal.out());
            }
        }
    }

    private int tell(OpenStore open) {
        StoreReading state = open.read();
        StoreSurroundings around = StoreSurroundings.of(open.store());
        switch (output) {
            case TEXT -> printText(open.name(), state, around);
            case JSON -> StructuredWriter.json().write(document(open.name(), state, around), terminal.out());
            case YAML -> StructuredWriter.yaml().write(document(open.name(), state, around), terminal.out());
        }
        DecisionInput.report(terminal, state.faults());
        return state.faults().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void printText(String name, StoreReading state, StoreSurroundings around) {
        List<List<String>> rows = new ArrayList<>();
        byKind(state)
                .forEach((kind, resources) ->
                        rows.add(List.of(kind, String.valueOf(resources.size()), String.valueOf(bytes(resources)))));
        terminal.out().println("store: " + Table.visible(name));
        terminal.out().println("token: " + state.token());
        if (!rows.isEmpty()) {
            terminal.out().println();
            terminal.out().print(new Table(List.of("KIND", "COUNT", "BYTES"), rows));
        }
        around.tables(state.token()).forEach(table -> {
            terminal.out().println();
            terminal.out().print(table);
        });
    }

    private static Map<String, Object> document(String name, StoreReading state, StoreSurroundings around) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("store", name);
        document.put("token", state.token().toString());
        document.put("epoch", state.token().epoch());
        document.put("revision", state.token().revision());
        Map<String, Object> kinds = new LinkedHashMap<>();
        byKind(state).forEach((kind, resources) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("count", resources.size());
            entry.put("bytes", bytes(resources));
            kinds.put(kind, entry);
        });
        document.put("kinds", kinds);
        document.put("faults", state.faults().stream().map(Diagnostic::message).toList());
        around.addTo(document);
        return document;
    }

    private static Map<String, List<StoredResource>> byKind(StoreReading state) {
        return state.resources().values().stream()
                .collect(Collectors.groupingBy(resource -> resource.key().kind(), TreeMap::new, Collectors.toList()));
    }

    private static long bytes(List<StoredResource> resources) {
        return resources.stream()
                .mapToLong(resource -> resource.document().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
