package dev.portcullis.cli;

import dev.portcullis.cli.Terminal.Stream;
import dev.portcullis.diagnostic.DiagnosticPrinter.Style;
import dev.portcullis.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code portcullis} command. */
@Command(
        name = "portcullis",
        description = "Decides who gets in, and who has to leave: Teleport's locks and roles for any gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well; the request is allowed",
            "1:a case failed, a policy has errors, or a resource is not found, exists already or was changed meanwhile",
            "2:the command line, an input file or a store cannot be used",
            "3:the request is denied",
            "4:the running session has to end",
            "5:it is written, but not all who follow the store are known to use it",
            "69:the launcher cannot build or start the program",
            "70:an unexpected error",
            "74:the output cannot be written",
            "75:whether a store has kept a write is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis check policy/",
            "  portcullis decide --policy policy/ --request request.yaml",
            "  portcullis explain --policy policy/ --request request.yaml",
            "  portcullis test cases/",
            "  portcullis get --policy policy/ locks",
            "  portcullis fmt policy/",
            "  portcullis serve --dev --policy policy/"
        })
public final class Main implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is run
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "On an unexpected error, print where in the program it happened.")
    private boolean debug;

    /** What stands for bytes of an argument that are no letters. */
    private static final char UNREADABLE = '\uFFFD';

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        Logging.none();
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs one command line and returns the exit code. */
    public static int run(Terminal terminal, String... arguments) {
        Main main = new Main(terminal);
        Ansi colours = Colours.of(terminal, Stream.OUT) == Style.COLOUR ? Ansi.ON : Ansi.OFF;
        CommandLine commandLine = new CommandLine(main)
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new DecideCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new GetCommand(terminal))
                .addSubcommand(new CreateCommand(terminal))
                .addSubcommand(new EditCommand(terminal))
                .addSubcommand(new RmCommand(terminal))
                .addSubcommand(new CommandLine(new UsersCommand()).addSubcommand(new UsersUpdateCommand(terminal)))
                .addSubcommand(new CommandLine(new StoreCommand())
                        .addSubcommand(new StoreStatusCommand(terminal))
                        .addSubcommand(new StoreCopyCommand(terminal))
                        .addSubcommand(new StoreBackupCommand(terminal))
                        .addSubcommand(new StoreAcceptEpochCommand(terminal)))
                .addSubcommand(new CommandLine(new TokenCommand())
                        .addSubcommand(new TokenCreateCommand(terminal))
                        .addSubcommand(new TokenListCommand(terminal))
                        .addSubcommand(new TokenRmCommand(terminal)))
                .addSubcommand(new LockCommand(terminal))
                .addSubcommand(new UnlockCommand(terminal))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new SessionsCommand(terminal))
                .addSubcommand(new FmtCommand(terminal))
                .addSubcommand(new SchemaCommand(terminal))
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler((mistake, given) -> new Misuse(mistake).explain(terminal.err()))
                .setExecutionExceptionHandler((failure, command, parsed) -> main.report(failure))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
        if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
            return main.reportUnreadable();
        }
        int exitCode = commandLine.execute(arguments);
        terminal.flush();
        return exitCode == ExitCode.OK && terminal.out().checkError() ? main.reportLostOutput() : exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** A name that was not read as it was written would be another name. */
    private int reportUnreadable() {
        terminal.err().println("portcullis: an argument has letters that this locale cannot tell; set LC_ALL=C.UTF-8");
        terminal.flush();
        return ExitCode.BAD_INPUT;
    }

    private int reportLostOutput() {
        terminal.err().println("portcullis: the output cannot be written");
        terminal.flush();
        return ExitCode.LOST_OUTPUT;
    }

    private int report(Exception failure) {
        if (failure instanceof InputException) {
            terminal.err().println("portcullis: " + failure.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (failure instanceof StoreException refused) {
            terminal.err().println("portcullis: " + Table.visible(String.valueOf(refused.getMessage())));
            return ExitCode.of(refused.kind());
        }
        terminal.err().println("portcullis: unexpected error: " + failure);
        if (debug) {
            failure.printStackTrace(terminal.err());
        } else {
            terminal.err().println("Run it again with --debug to see where it happened.");
        }
        return ExitCode.FAULT;
    }

    /** The version that the build wrote down. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"portcullis " + number()};
        }

        static String number() {
            try (InputStream text = Main.class.getResourceAsStream("version.txt")) {
                if (text == null) {
                    throw new IllegalStateException("the build left out version.txt");
                }
                return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
