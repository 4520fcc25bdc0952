package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.Extra;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis check}: everything that is wrong with a policy. */
@Command(
        name = "check",
        description = "Reads policy files and reports everything that is wrong with them.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no errors", "1:errors", "2:a path cannot be used", "130:ended by Ctrl-C"},
        footer = {
            "",
            "Examples:",
            "  portcullis check policy/",
            "  portcullis check --verbose policy/",
            "  portcullis check --watch policy/",
            "  portcullis check -o json roles.yaml locks.yaml",
            "  portcullis check -o sarif policy/ > portcullis.sarif"
        })
final class CheckCommand implements Callable<Integer> {
    /** What the result looks like. */
    enum Output {
        TEXT,
        JSON,
        SARIF
    }

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A policy file, or a folder with all that is in it.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or sarif. Default: ${DEFAULT-VALUE}.")
    private Output output = Output.TEXT;

    @Option(names = "--verbose", description = "Also lists the fields of roles that have no effect here.")
    private boolean verbose;

    @Option(names = "--watch", description = "Checks again whenever a file changes, until Ctrl-C.")
    private boolean watch;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return watch ? new Watch(terminal, () -> paths).run(this::check) : check();
    }

    private int check() {
        PolicyFiles files = verbose ? withNotes(PolicyFiles.load(paths)) : PolicyFiles.load(paths);
        switch (output) {
            case TEXT -> printText(files);
            case JSON -> printJson(files);
            case SARIF -> new SarifReport(Path.of("")).write(files.diagnostics(), terminal.out());
        }
        return files.count(Severity.ERROR) == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private PolicyFiles withNotes(PolicyFiles files) {
        Diagnostics all = new Diagnostics();
        all.addAll(files.diagnostics());
        all.addAll(new CatalogReader(Extra.NOTES).readPaths(paths).notes());
        return new PolicyFiles(files.catalog(), files.policy(), all.sorted());
    }

    private void printText(PolicyFiles files) {
        DiagnosticPrinter printer = new DiagnosticPrinter(Colours.of(terminal, Stream.OUT));
        for (Diagnostic diagnostic : files.diagnostics()) {
            terminal.out().println(printer.print(diagnostic));
        }
        String found = counted(files, Severity.ERROR) + ", " + counted(files, Severity.WARNING);
        terminal.out().println(verbose ? found + ", " + counted(files, Severity.NOTE) : found);
    }

    private static String counted(PolicyFiles files, Severity severity) {
        long count = files.count(severity);
        return count + " " + severity.word() + (count == 1 ? "" : "s");
    }

    private void printJson(PolicyFiles files) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("errors", files.count(Severity.ERROR));
        document.put("warnings", files.count(Severity.WARNING));
        if (verbose) {
            document.put("notes", files.count(Severity.NOTE));
        }
        document.put(
                "diagnostics", files.diagnostics().stream().map(Documents::of).toList());
        StructuredWriter.json().write(document, terminal.out());
    }
}
