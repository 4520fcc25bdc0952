package dev.portcullis.cli;

import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.TextReader;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.format.SourceFormatter;
import dev.portcullis.parse.PolicyParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis fmt}: files of rules in one layout. */
@Command(
        name = "fmt",
        description = {
            "Brings files of rules into one layout; comments and groups of lines stay.",
            "Files are changed in place, and their names printed; standard input goes to standard output.",
            "A file with errors is left as it is."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:with --check, a file is not in this layout",
            "2:a file has errors, or a path cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis fmt policy/",
            "  portcullis fmt --check policy/",
            "  portcullis fmt --diff freeze.rules",
            "  portcullis fmt - < freeze.rules"
        })
final class FmtCommand implements Callable<Integer> {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;
    private final List<Diagnostic> problems = new ArrayList<>();

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A file of rules, a folder with .rules files in it, or - for standard input.")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Changes nothing; prints the names of files that would change.")
    private boolean check;

    @Option(names = "--diff", description = "Changes nothing; prints what would change, as patch reads it.")
    private boolean diff;

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean changes = false;
        for (Path path : paths) {
            changes |= path.equals(STANDARD_INPUT) ? formatInput() : formatFiles(path);
        }
        DiagnosticPrinter printer = new DiagnosticPrinter(Colours.of(terminal, Stream.ERR));
        problems.forEach(problem -> terminal.err().println(printer.print(problem)));
        if (problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return ExitCode.BAD_INPUT;
        }
        return check && changes ? ExitCode.FAILED : ExitCode.OK;
    }

    private boolean formatInput() {
        try {
            byte[] bytes = terminal.in().readNBytes(PolicyParser.MAX_FILE_LENGTH + 1);
            Optional<Formatting> formatting = format(STANDARD_INPUT, bytes);
            formatting
                    .filter(done -> !isLookingOnly())
                    .ifPresent(done -> terminal.out().print(done.after()));
            formatting.filter(done -> isLookingOnly() && done.isChange()).ifPresent(this::report);
            return formatting.filter(Formatting::isChange).isPresent();
        } catch (IOException broken) {
            throw new InputException("cannot read standard input: " + broken.getMessage());
        }
    }

    private boolean formatFiles(Path path) {
        boolean changes = false;
        for (Path file : RuleFiles.in(path)) {
            byte[] bytes = RuleFiles.read(file, PolicyParser.MAX_FILE_LENGTH);
            Optional<Formatting> change = format(file, bytes).filter(Formatting::isChange);
            change.ifPresent(this::report);
            change.filter(done -> !isLookingOnly()).ifPresent(done -> RuleFiles.write(file, done.after()));
            changes |= change.isPresent();
        }
        return changes;
    }

    private Optional<Formatting> format(Path path, byte[] bytes) {
        String name = path.toString();
        Diagnostics found = new Diagnostics();
        SourceFiles files = new TextReader(PolicyParser.MAX_FILE_LENGTH).read(name, bytes);
        found.addAll(files.diagnostics());
        Optional<String> after =
                files.files().stream().findFirst().flatMap(file -> SourceFormatter.format(file, found));
        problems.addAll(found.sorted());
        return after.map(text -> new Formatting(name, new String(bytes, StandardCharsets.UTF_8), text));
    }

    private void report(Formatting change) {
        if (diff) {
            terminal.out().print(change.diff());
        } else {
            terminal.out().println(change.name());
        }
    }

    private boolean isLookingOnly() {
        return check || diff;
    }
}
