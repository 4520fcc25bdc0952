package dev.portcullis.cli;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Confirmations;
import dev.portcullis.store.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The option for what a command says that has written to a store. As a text: a sentence about each resource in the words
 * of {@code tctl} on standard output, and at the end the token of the last write on standard error, so that scripts which
 * read those sentences find nothing new. As JSON or YAML: one document with both.
 */
final class Receipt implements AutoCloseable {
    /** What the result looks like. */
    enum Output {
        TEXT,
        JSON,
        YAML
    }

    /** What has happened to a resource. */
    enum Outcome {
        CREATED("created"),
        UPDATED("updated"),
        DELETED("deleted");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Terminal terminal;
    private final List<Map<String, Object>> written = new ArrayList<>();
    private Optional<StoreToken> token = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml; the latter two hold the token of the write. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Mixin
    private final WaitOption wait;

    Receipt(Terminal terminal) {
        this.terminal = terminal;
        this.wait = new WaitOption(terminal);
    }

    /**
     * Makes ready, before anything is written.
     *
     * @throws InputException if it could not be told who uses what is written, and somebody wants to know
     */
    void begin(OpenStore open) {
        wait.begin(open);
    }

    /**
     * Says at which token all of it is in the store, and waits for those who follow it if that is wanted.
     *
     * @param exitCode what has come of writing
     * @return what has come of it all
     */
    int conclude(int exitCode) {
        if (token.isEmpty()) {
            return exitCode;
        }
        StoreToken at = token.get();
        token = Optional.empty();
        if (output == Output.TEXT) {
            terminal.err().println("token: " + at);
            terminal.flush();
        }
        Optional<Confirmations> known = wait.await(at);
        print(at, known);
        boolean confirmed = known.map(Confirmations::complete).orElse(true);
        return exitCode == ExitCode.OK && !confirmed ? ExitCode.UNCONFIRMED : exitCode;
    }

    private void print(StoreToken at, Optional<Confirmations> known) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("written", written);
        document.put("token", at.toString());
        known.ifPresent(confirmations -> WaitOption.put(document, confirmations));
        switch (output) {
            case TEXT -> known.ifPresent(wait::tell);
            case JSON -> StructuredWriter.json().write(document, terminal.out());
            case YAML -> StructuredWriter.yaml().write(document, terminal.out());
        }
    }

    /** What results look like. */
    Output output() {
        return output;
    }

    /** What else people may want to know; programs are not told. */
    void remark(String clause) {
        if (output == Output.TEXT) {
            terminal.err().println(clause);
        }
    }

    /**
     * Notes one write.
     *
     * @param sentence what to say about it to people
     */
    void add(String sentence, ResourceKey key, Outcome outcome, StoreToken at) {
        token = Optional.of(at);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", key.kind());
        entry.put("name", key.name());
        entry.put("outcome", outcome.word());
        written.add(entry);
        if (output == Output.TEXT) {
            terminal.out().println(sentence);
        }
    }

    /** Says at which token all of it is in the store, where something has gone wrong meanwhile. */
    @Override
    public void close() {
        token.ifPresent(at -> {
            if (output == Output.TEXT) {
                terminal.err().println("token: " + at);
            } else {
                print(at, Optional.empty());
            }
        });
    }
}
