package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioResult;
import dev.portcullis.scenario.ScenarioRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis test}: whether policies decide as they should. */
@Command(
        name = "test",
        description = {
            "Runs test cases: requests, and the decisions that a policy must give.",
            "Of a folder, every .yaml and .yml file that holds a list of cases, or a map with cases, is run."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all cases passed",
            "1:a case failed or could not be read",
            "2:a path cannot be used, or holds no cases"
        },
        footer = {"", "Examples:", "  portcullis test cases.yaml", "  portcullis test -o junit cases/ > results.xml"})
final class TestCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        TEXT,
        JUNIT,
        JSON
    }

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file of cases, or a folder to search for some.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, junit or json. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CaseFiles files = CaseFiles.load(paths);
        TestRun run = new TestRun(run(files.scenarios()), files.diagnostics());
        switch (output) {
            case TEXT -> new TextReport(Colours.of(terminal, Stream.OUT)).write(run, terminal.out());
            case JUNIT -> new JunitReport(new TextReport(Style.PLAIN)).write(run, terminal.out());
            case JSON -> new JsonReport().write(run, terminal.out());
        }
        if (run.isEmpty()) {
            throw new InputException("there are no test cases in " + paths);
        }
        return run.failed() == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<ScenarioResult> run(List<Scenario> scenarios) {
        ScenarioRunner runner = new ScenarioRunner();
        Progress progress = new Progress(terminal, scenarios.size());
        List<ScenarioResult> results = scenarios.parallelStream()
                .map(scenario -> {
                    ScenarioResult result = runner.run(scenario);
                    progress.step();
                    return result;
                })
                .toList();
        progress.clear();
        return results;
    }
}
