package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticPrinter;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.DiagnosticDocument;
import dev.portcullis.draft.PolicyFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis check}: everything that is wrong with a policy. */
@Command(
        name = "check",
        description = "Reads a policy from files or a store and reports everything that is wrong with it.",
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
            "  portcullis check --store sqlite:portcullis.db",
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

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "A policy file, or a folder with all that is in it. With --store as well, both count, and what is"
                            + " in both is an error.")
    private List<Path> paths = List.of();

    @Mixin
    private final StoreOption store;

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
        this.store = new StoreOption(terminal);
    }

    @Override
    public Integer call() {
        return watch ? new Watch(terminal, () -> paths).run(this::check) : check();
    }

    private int check() {
        CatalogReading reading = PolicyReading.of(paths, store).catalog();
        PolicyFiles files = verbose ? withNotes(reading) : PolicyFiles.of(reading);
        switch (output) {
            case TEXT -> printText(files);
            case JSON -> printJson(files);
            case SARIF -> new SarifReport(Path.of("")).write(files.diagnostics(), terminal.out());
        }
        return files.count(Severity.ERROR) == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static PolicyFiles withNotes(CatalogReading reading) {
        PolicyFiles files = PolicyFiles.of(reading);
        Diagnostics all = new Diagnostics();
        all.addAll(files.diagnostics());
        all.addAll(reading.notes());
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
                "diagnostics",
                files.diagnostics().stream().map(DiagnosticDocument::of).toList());
        StructuredWriter.json().write(document, terminal.out());
    }
}
