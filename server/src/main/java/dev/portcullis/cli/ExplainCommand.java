package dev.portcullis.cli;

import dev.portcullis.cli.DecisionInput.Question;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.decision.Effect;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.explain.Explainer;
import dev.portcullis.explain.Reasoning;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis explain}: why a policy says what it says to requests. */
@Command(
        name = "explain",
        description = {
            "Decides requests and tells why: each lock and role that was looked at, with the place where it is written.",
            "Marks: ✓ holds, ✗ does not hold, ! cannot be evaluated, ? is not known. For a denial, what is missing is"
                    + " listed last, for the roles that came nearest."
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
            "  portcullis explain --policy policy/ --request request.yaml",
            "  portcullis explain --store sqlite:portcullis.db --request request.yaml",
            "  portcullis explain --policy policy/ --now 2026-01-05T09:00:00Z -o json < request.json"
        })
final class ExplainCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        /** A tree for people. */
        TEXT,
        /** One line for each decision. */
        JSON
    }

    private final Terminal terminal;

    @Mixin
    private final DecisionInput input;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text or json. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Option(names = "--ascii", description = "Draw without Unicode, as on terminals that do not show it.")
    private boolean ascii;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
        this.input = new DecisionInput(terminal);
    }

    @Override
    public Integer call() {
        return input.read().map(this::explain).orElse(ExitCode.BAD_INPUT);
    }

    private int explain(Question question) {
        CompiledPolicy policy = question.files().policy().orElseThrow();
        LockView locks = question.locks();
        PolicyEngine engine = new PolicyEngine(policy, locks);
        Explainer explainer = new Explainer(question.files().catalog(), policy, locks);
        List<Reasoning> reasonings = question.requests().stream()
                .map(request -> explainer.explain(request, engine.explain(request)))
                .toList();
        switch (output) {
            case TEXT -> printText(reasonings);
            case JSON ->
                reasonings.forEach(
                        reasoning -> StructuredWriter.json().write(ReasoningDocument.of(reasoning), terminal.out()));
        }
        Effect worst = reasonings.stream()
                .map(reasoning -> reasoning.decision().effect())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return ExitCode.of(worst);
    }

    private void printText(List<Reasoning> reasonings) {
        Marks marks = ascii ? Marks.ASCII : Marks.of(terminal);
        ReasoningText text = new ReasoningText(marks, Colours.of(terminal, Stream.OUT));
        terminal.out().print(reasonings.stream().map(text::of).collect(Collectors.joining("\n")));
    }
}
