package dev.portcullis.cli;

import dev.portcullis.coverage.Coverage;
import dev.portcullis.coverage.CoverageRecorder;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.scenario.Scenario;
import dev.portcullis.scenario.ScenarioResult;
import dev.portcullis.scenario.ScenarioRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis test}: whether policies decide as they should. */
@Command(
        name = "test",
        description = {
            "Runs test cases: requests, and the decisions that a policy must give.",
            "Of a folder, every .yaml and .yml file that holds a list of cases, or a map with cases, is run.",
            "How to write cases: docs/testing.md."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all cases passed",
            "1:a case failed or could not be read, or the coverage is too low",
            "2:a path cannot be used, or holds no cases",
            "130:ended by Ctrl-C"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis test cases.yaml",
            "  portcullis test --filter weekend cases/",
            "  portcullis test --watch cases/",
            "  portcullis test --coverage --coverage-html coverage/ cases/",
            "  portcullis test -o junit cases/ > results.xml"
        })
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

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = "Runs only cases with this text in their id, name, title, area or file.")
    private String filter = "";

    @Option(names = "--watch", description = "Runs again whenever a case or a policy changes, until Ctrl-C.")
    private boolean watch;

    @Mixin
    private final CoverageOptions coverage = new CoverageOptions();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return watch ? new Watch(terminal, this::watched).run(this::test) : test();
    }

    private List<Path> watched() {
        List<Path> all = new ArrayList<>(paths);
        all.addAll(CaseFiles.load(paths).policies());
        return all;
    }

    private int test() {
        CaseFiles files = CaseFiles.load(paths);
        List<Scenario> selected =
                files.scenarios().stream().filter(this::isSelected).toList();
        int leftOut = files.scenarios().size() - selected.size();
        CoverageRecorder recorder = new CoverageRecorder();
        ScenarioRunner runner = coverage.isWanted() ? new ScenarioRunner(recorder) : new ScenarioRunner();
        TestRun run = new TestRun(run(selected, runner), files.diagnostics(), leftOut);
        write(run);
        if (run.isEmpty()) {
            String which = leftOut == 0 ? "there are no test cases in " : "`" + filter + "` is in no test case in ";
            throw new InputException(which + words(paths));
        }
        boolean enough = !coverage.isWanted() || report(recorder.coverage());
        return run.failed() == 0 && enough ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(TestRun run) {
        switch (output) {
            case TEXT -> new TextReport(Colours.of(terminal, Terminal.Stream.OUT)).write(run, terminal.out());
            case JUNIT -> new JunitReport(new TextReport(Style.PLAIN)).write(run, terminal.out());
            case JSON -> new JsonReport().write(run, terminal.out());
        }
    }

    /** What is not meant for programs stays out of their way. */
    private boolean report(Coverage covered) {
        PrintWriter out = output == Output.TEXT ? terminal.out() : terminal.err();
        return coverage.report(covered, out, terminal.err());
    }

    private static String words(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private boolean isSelected(Scenario scenario) {
        String file = scenario.place().file().name();
        return Stream.of(scenario.label(), scenario.area(), file)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .anyMatch(text -> text.contains(filter.toLowerCase(Locale.ROOT)));
    }

    private List<ScenarioResult> run(List<Scenario> scenarios, ScenarioRunner runner) {
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
