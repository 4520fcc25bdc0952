package dev.portcullis.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis token}: what callers of a server are known by. */
@Command(
        name = "token",
        description = "Makes and removes tokens of those who call a server.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "2:the command line cannot be used"},
        footer = {
            "",
            "Examples:",
            "  portcullis token create --name gateway --rights ask,watch --callers callers.yaml",
            "  portcullis token list --callers callers.yaml",
            "  portcullis token rm gateway --callers callers.yaml"
        })
final class TokenCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: create, list or rm");
    }
}
