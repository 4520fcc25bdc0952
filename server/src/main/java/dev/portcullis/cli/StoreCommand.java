package dev.portcullis.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis store}: what concerns a store as a whole. */
@Command(
        name = "store",
        description = "Looks after a store as a whole.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:the command line cannot be used"},
        footer = {
            "",
            "Examples:",
            "  portcullis store status --store sqlite:portcullis.db",
            "  portcullis store copy sqlite:portcullis.db dir:copy/",
            "  portcullis store backup --store sqlite:portcullis.db copy.db",
            "  portcullis store accept-epoch --store sqlite:portcullis.db"
        })
final class StoreCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
}
