package dev.portcullis.cli;

import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.RequestReading;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.draft.PolicyFiles;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.request.Request;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that put requests to a policy, and what they stand for. */
final class DecisionInput {
    @Mixin
    private final PolicySource policy;

    @Option(
            names = {"-r", "--request"},
            paramLabel = "FILE",
            description = "The request; - or nothing for standard input.")
    private Optional<Path> request = Optional.empty();

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "The time of the decision, for example 2026-01-05T09:00:00Z. Default: the clock.")
    private Optional<String> now = Optional.empty();

    private final Terminal terminal;

    DecisionInput(Terminal terminal) {
        this.terminal = terminal;
        this.policy = new PolicySource(terminal);
    }

    /**
     * Policy and requests.
     *
     * @param files a policy that can decide
     * @param token up to where the writes of a store are part of it
     * @param requests one or more
     */
    record Question(PolicyFiles files, StoreToken token, List<Request> requests) {
        LockView locks() {
            return new LockView(LockIndex.of(files.catalog().locks()), token, Proof.ALWAYS);
        }
    }

    /** Reads everything; nothing when it cannot be used, which is reported. */
    Optional<Question> read() {
        Instant time = now.map(DecisionInput::time).orElseGet(terminal.clock()::instant);
        PolicyReading written = policy.read();
        PolicyFiles files = PolicyFiles.of(written.catalog());
        RequestText text = RequestText.read(terminal, request);
        boolean decides = files.policy().isPresent();
        List<Diagnostic> diagnostics = files.diagnostics().stream()
                .map(found -> decides ? found.asWarning() : found)
                .collect(Collectors.toCollection(ArrayList::new));
        diagnostics.addAll(text.diagnostics());
        RequestReader reader = new RequestReader(time, files.catalog());
        List<Request> requests = new ArrayList<>();
        for (YamlNode document : text.documents()) {
            RequestReading reading = reader.read(document);
            diagnostics.addAll(reading.diagnostics());
            reading.request().ifPresent(requests::add);
        }
        report(terminal, diagnostics);
        if (files.policy().isEmpty() || requests.size() < text.documents().size() || text.isBroken()) {
            return Optional.empty();
        }
        if (requests.isEmpty()) {
            throw new InputException("there is no request in " + text.name());
        }
        return Optional.of(new Question(files, written.token(), requests));
    }

    private static Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException wrong) {
            throw new InputException("--now: `" + written + "` is not a time like 2026-01-05T09:00:00Z");
        }
    }

    /** Prints what there is to say about input. */
    static void report(Terminal terminal, List<Diagnostic> diagnostics) {
        DiagnosticPrinter printer = new DiagnosticPrinter(Colours.of(terminal, Stream.ERR));
        diagnostics.forEach(diagnostic -> terminal.err().print(printer.print(diagnostic)));
    }
}
