package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.Kind;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.PolicyFiles;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis plan}: what locks in files would do. */
@Command(
        name = "plan",
        description = {
            "Says what locks would do if they were made now, and makes none: which known users and open sessions they"
                    + " hit, and what speaks against them.",
            "Each lock is looked at as if those before it were there."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing weighty speaks against them",
            "1:one of them is never in force, or leaves nobody who may delete locks",
            "2:the command line, a file or the store cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis plan --store sqlite:locks.db incident.yaml",
            "  portcullis plan --policy policy/ --sessions open.yaml -o json - < incident.yaml"
        })
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Locks, as for create; a folder for all in it, - for standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private final PolicySource policy;

    @Mixin
    private final PreviewOptions preview;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json or yaml. Default: ${DEFAULT-VALUE}.")
    private Receipt.Output output = Receipt.Output.TEXT;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
        this.policy = new PolicySource(terminal);
        this.preview = new PreviewOptions(terminal);
    }

    @Override
    public Integer call() {
        CatalogReading wanted = new CatalogReader(Extra.DOCUMENTS).read(InputTexts.read(terminal, paths));
        PolicyFiles checked = PolicyFiles.of(wanted);
        DecisionInput.report(terminal, checked.diagnostics());
        if (checked.count(Severity.ERROR) > 0) {
            return ExitCode.BAD_INPUT;
        }
        demandLocks(wanted);
        return plan(
                wanted.catalog().locks(),
                preview.surroundings(policy.read().catalog(), terminal.clock().instant()));
    }

    private static void demandLocks(CatalogReading wanted) {
        for (Document document : wanted.documents()) {
            if (document.kind() != Kind.LOCK) {
                throw new InputException(document.place() + ": only locks can be planned, not "
                        + document.kind().word());
            }
        }
        if (wanted.catalog().locks().isEmpty()) {
            throw new InputException("there is no lock in what was given");
        }
    }

    private int plan(List<Lock> locks, Surroundings surroundings) {
        PreviewReport report = new PreviewReport(terminal, output);
        Surroundings there = surroundings;
        int exitCode = ExitCode.OK;
        for (Lock lock : locks) {
            LockPreview ahead = PreviewOptions.look(lock, there);
            report.print(ahead, there);
            exitCode = ahead.objects() ? ExitCode.FAILED : exitCode;
            there = there.with(lock);
        }
        return exitCode;
    }
}
