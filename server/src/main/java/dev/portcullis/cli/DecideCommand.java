package dev.portcullis.cli;

import dev.portcullis.cli.DecisionInput.Question;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.decision.Effect;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.server.point.DecisionDocument;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis decide}: what a policy says to requests. */
@Command(
        name = "decide",
        description = {
            "Decides requests with a policy and its locks.",
            "A request is a YAML or JSON document as in test cases; a text of several documents holds several requests,"
                    + " and the worst decision gives the exit code."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:allow",
            "2:the command line, the policy or a request cannot be used",
            "3:deny",
            "4:terminate the running session"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis decide --policy policy/ --request request.yaml",
            "  portcullis decide --store sqlite:portcullis.db --request request.yaml",
            "  portcullis decide --policy policy/ --now 2026-01-05T09:00:00Z -o json < request.json"
        })
final class DecideCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        /** For people. */
        TEXT,
        /** One line for each decision. */
        JSON,
        /** One document for each decision. */
        YAML
    }

    private final Terminal terminal;

    @Mixin
    private final DecisionInput input;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml; the latter two name all obligations. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Option(
            names = "--lock-only",
            description = "Only locks, and rules that deny or terminate, decide; everything else is allowed.")
    private boolean lockOnly;

    DecideCommand(Terminal terminal) {
        this.terminal = terminal;
        this.input = new DecisionInput(terminal);
    }

    @Override
    public Integer call() {
        return input.read().map(this::decide).orElse(ExitCode.BAD_INPUT);
    }

    private int decide(Question question) {
        PolicyEngine engine = new PolicyEngine(question.files().policy().orElseThrow(), question.locks());
        DecisionMode mode = lockOnly ? DecisionMode.LOCK_ONLY : DecisionMode.POLICY;
        List<Decision> decisions = question.requests().stream()
                .map(request -> mode.of(engine.decide(request)))
                .toList();
        switch (output) {
            case TEXT ->
                terminal.out().print(decisions.stream().map(DecisionText::of).collect(Collectors.joining("\n")));
            case JSON -> write(decisions, StructuredWriter.json());
            case YAML -> write(decisions, StructuredWriter.yaml());
        }
        Effect worst = decisions.stream()
                .map(Decision::effect)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return ExitCode.of(worst);
    }

    private void write(List<Decision> decisions, StructuredWriter writer) {
        decisions.forEach(decision -> writer.write(DecisionDocument.of(decision), terminal.out()));
    }
}
