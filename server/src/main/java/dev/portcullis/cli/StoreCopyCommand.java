package dev.portcullis.cli;

import dev.portcullis.copy.CopyPlan;
import dev.portcullis.copy.CopyTarget;
import dev.portcullis.copy.FolderTarget;
import dev.portcullis.copy.StoreTarget;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.store.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis store copy}: from one store to another one. */
@Command(
        name = "copy",
        description = {
            "Copies all that one store holds to another one, which is made when it is not there, and compares them at the"
                    + " end. A store is named as for --store.",
            "A copy that was cut short is gone on with by running it again. A target that holds anything else stays as it"
                    + " is; with --replace it holds what the source holds and nothing else afterwards. A folder is copied to"
                    + " as a file for each resource, and no file that is there is changed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both hold the same",
            "1:the target holds something else, or somebody has changed one of them meanwhile",
            "2:the command line or one of the stores cannot be used",
            "75:whether the target has kept the last write is not known: run it again"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis store copy sqlite:portcullis.db etcd:etcd.yaml",
            "  portcullis store copy sqlite:portcullis.db dir:copy/"
        })
final class StoreCopyCommand implements Callable<Integer> {
    private static final int MOST_NAMES = 10;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FROM", description = "The store with what is to be copied.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The store that it is copied to.")
    private String to = "";

    @Option(names = "--replace", description = "Also replaces and deletes what else the target holds.")
    private boolean replace;

    StoreCopyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (from.equals(to)) {
            throw new InputException("a store is not copied to itself");
        }
        try (OpenStore source = StoreOption.at(terminal, from).open()) {
            StoreReading read = readWhole(source);
            if (StorePlace.of(terminal, to) instanceof StorePlace.InFolder target) {
                return copy(source, read, new FolderTarget(made(target.folder())));
            }
            try (OpenStore target = StoreOption.at(terminal, to).openOrMake()) {
                return copy(source, read, new StoreTarget(target.store()));
            }
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.isDirectory(folder) ? folder : Files.createDirectory(folder);
        } catch (IOException unwritable) {
            throw new InputException("cannot make the folder " + Table.visible(folder.toString()));
        }
    }

    private static StoreReading readWhole(OpenStore source) {
        StoreReading read = source.read();
        if (!read.faults().isEmpty()) {
            throw new InputException("not all that " + Table.visible(source.name())
                    + " holds can be understood; `portcullis check` tells what is wrong");
        }
        return read;
    }

    private int copy(OpenStore source, StoreReading read, CopyTarget target) {
        CopyPlan plan = CopyPlan.of(read.resources(), target);
        if (!plan.obstacles().isEmpty() && !replace) {
            say(Table.visible(to) + " holds something else: " + names(plan.obstacles())
                    + "; with --replace it does not afterwards");
            return ExitCode.FAILED;
        }
        Progress progress = new Progress(terminal, plan.steps());
        try {
            plan.run(target, progress::step);
        } finally {
            progress.clear();
        }
        terminal.out().println(summary(plan));
        return verify(source, read, target);
    }

    private String summary(CopyPlan plan) {
        StringBuilder text = new StringBuilder("copied " + plan.missing().size() + " resources");
        add(text, plan.present().size(), "were there already");
        add(text, plan.different().size(), "were replaced");
        add(text, plan.foreign().size(), "were deleted");
        return text.toString();
    }

    private static void add(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }

    private int verify(OpenStore source, StoreReading read, CopyTarget target) {
        CopyPlan left = CopyPlan.of(read.resources(), target);
        if (!left.isDone()) {
            List<ResourceKey> missing =
                    left.missing().stream().map(resource -> resource.key()).toList();
            say("the copy is not the same: " + names(missing.isEmpty() ? left.obstacles() : missing));
            return ExitCode.FAILED;
        }
        StoreReading now = readWhole(source);
        if (!now.token().equals(read.token())) {
            say(Table.visible(from) + " has changed meanwhile, it is at " + now.token()
                    + "; run this again to copy that as well");
            return ExitCode.FAILED;
        }
        terminal.out()
                .println("verified: both hold the same " + read.resources().size() + " resources");
        return ExitCode.OK;
    }

    private static String names(List<ResourceKey> keys) {
        String first = String.join(
                ", ",
                keys.stream()
                        .limit(MOST_NAMES)
                        .map(key -> Table.visible(key.toString()))
                        .toList());
        return keys.size() > MOST_NAMES ? first + " and " + (keys.size() - MOST_NAMES) + " more" : first;
    }

    private void say(String clause) {
        terminal.err().println("portcullis: " + clause);
    }
}
