package dev.portcullis.cli;

import dev.portcullis.diagnostic.NearestName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A command line that cannot be understood. */
final class Misuse {
    private final ParameterException mistake;
    private final CommandLine command;

    Misuse(ParameterException mistake) {
        this.mistake = mistake;
        this.command = mistake.getCommandLine();
    }

    /** Says what is wrong, what may have been meant, and where to read on. */
    int explain(PrintWriter err) {
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + complaint());
        err.println("Try '" + name + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    /** A word that fits nowhere explains more than what is missing because of it. */
    private String complaint() {
        List<String> unmatched = command.getUnmatchedArguments();
        if (unmatched.isEmpty()) {
            return Objects.requireNonNullElse(mistake.getMessage(), "it cannot be understood");
        }
        String written = unmatched.get(0).split("=", 2)[0];
        String what =
                written.startsWith("-") ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command";
        String meant = NearestName.didYouMean(written, known());
        return "there is no " + what + " `" + written + "`" + (meant.isEmpty() ? "" : "; " + meant);
    }

    private List<String> known() {
        List<String> names = new ArrayList<>(command.getSubcommands().keySet());
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        return names;
    }
}
