package dev.portcullis.cli;

import dev.portcullis.audit.AuditException;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.follow.PolicyRefusedException;
import dev.portcullis.server.CallersRefusedException;
import dev.portcullis.server.ListenException;
import dev.portcullis.server.Server;
import dev.portcullis.server.config.ConfigReader;
import dev.portcullis.server.config.ConfigReading;
import dev.portcullis.server.config.ListenAddress;
import dev.portcullis.server.config.Logs;
import dev.portcullis.server.config.ServerConfig;
import dev.portcullis.server.operations.LogSettings;
import dev.portcullis.server.operations.ServerLog;
import dev.portcullis.source.SourceFile;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code portcullis serve}: decides for gateways. */
@Command(
        name = "serve",
        description = {
            "Decides for gateways over the network: AuthZEN, Envoy's ext_authz, forward authentication, sessions.",
            "Listens on this machine alone until told otherwise. Options win over variables of the environment, and those"
                    + " over the configuration file. A hangup signal has the policy read anew; it is also read when its files"
                    + " change."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --check-config: the configuration can be used",
            "2:the command line, the configuration, the policy or the store cannot be used, or the address is taken",
            "130, 143:the server was stopped, by SIGINT or SIGTERM, and has let go of everything"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis serve --dev --policy policy/",
            "  portcullis serve --policy policy/ --store sqlite:portcullis.db",
            "  portcullis serve --config portcullis.yaml --check-config"
        })
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-p", "--policy"},
            paramLabel = "PATH",
            description = "A file or folder with a policy beside the one in the store. May be given several times.")
    private List<Path> policy = List.of();

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "The store: sqlite:FILE, etcd:FILE, etcd:URL,URL or dir:FOLDER. Default: sqlite:portcullis.db.")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen; port 0 for one that is free. Default: 127.0.0.1:7171.")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--dev",
            description = "For trials: a store in memory and no authentication, for this machine alone.")
    private boolean dev;

    @Option(
            names = "--lock-only",
            description =
                    "Refuse for locks, and by rules that deny or terminate, alone: for gateways that ask an engine of"
                            + " their own as well.")
    private boolean lockOnly;

    @Option(names = "--check-config", description = "Say what is wrong with the configuration, and do not serve.")
    private boolean checkOnly;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.toStandardError();
        ConfigReading reading = read();
        List<Diagnostic> found = new ArrayList<>(ConfigReader.strangers(
                terminal.environment().keySet(), Set.of(ServerOption.VARIABLE, ServerOption.TOKEN_VARIABLE)));
        found.addAll(reading.diagnostics());
        if (checkOnly) {
            return check(reading, found);
        }
        DecisionInput.report(terminal, found);
        if (reading.config().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        ServerConfig config = chosen(reading.config().get());
        config.policy().forEach(InputTexts::requireExisting);
        config.hazard().ifPresent(hazard -> {
            throw new InputException(hazard);
        });
        ServerLog.configure(logging(config.logs()));
        try {
            return serve(config, open(config));
        } catch (CallersRefusedException refused) {
            DecisionInput.report(terminal, refused.diagnostics());
            throw new InputException("the callers file cannot be used");
        } catch (AuditException unwritable) {
            throw new InputException(String.valueOf(unwritable.getMessage()));
        } catch (IOException unwritable) {
            throw new InputException("a file of the server cannot be written: " + unwritable.getMessage());
        } catch (PolicyRefusedException refused) {
            DecisionInput.report(terminal, refused.diagnostics());
            throw new InputException("the policy cannot be used");
        } catch (ListenException unreachable) {
            throw new InputException(String.valueOf(unreachable.getMessage()));
        }
    }

    private int serve(ServerConfig config, Store kept) throws InterruptedException, IOException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Server.setUp(config, kept)
                .ifPresent(token ->
                        terminal.err().println("portcullis: the token of the first administrator is in " + token));
        try (Server server = Server.start(config, Main.Version.number(), kept)) {
            if (!Hangup.on(server::reload)) {
                terminal.err().println("portcullis: hangup signals cannot be heard here");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                asked.countDown();
                waitFor(stopped);
            }));
            announce(config, server);
            asked.await();
        } finally {
            kept.close();
            ServerLog.close();
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    /** The process ends when its hooks have ended, and not before the server has let go of everything. */
    private static void waitFor(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void announce(ServerConfig config, Server server) {
        if (dev) {
            terminal.err()
                    .println(
                            "portcullis: THIS IS A TRIAL: everybody on this machine may do everything, and nothing is kept");
        }
        if (config.interfaces().mode() == DecisionMode.LOCK_ONLY) {
            terminal.err().println("portcullis: lock-only: whatever no lock and no rule forbids is allowed");
        }
        terminal.err().println("portcullis: serving at " + config.scheme() + "://" + server.address());
        terminal.flush();
    }

    private int check(ConfigReading reading, List<Diagnostic> found) {
        ConfigCheck check = new ConfigCheck(terminal, found);
        reading.draft().map(this::chosen).ifPresent(check::follow);
        check.report();
        return ExitCode.OK;
    }

    private static LogSettings logging(Logs logs) {
        return new LogSettings(
                LogSettings.Format.valueOf(logs.format().toUpperCase(Locale.ROOT)),
                Level.valueOf(logs.level().toUpperCase(Locale.ROOT)),
                Map.of());
    }

    private ConfigReading read() {
        Path folder = file.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of(""));
        SourceFile text = file.map(ServeCommand::textOf).orElse(new SourceFile("configuration", ""));
        return new ConfigReader(terminal::variable, folder).read(text);
    }

    private static SourceFile textOf(Path path) {
        InputTexts.requireExisting(path);
        try {
            return new SourceFile(path.toString(), Files.readString(path));
        } catch (IOException unreadable) {
            throw new InputException("cannot read " + Table.visible(path.toString()));
        }
    }

    private ServerConfig chosen(ServerConfig written) {
        ServerConfig config = policy.isEmpty() ? written : written.beside(policy);
        config = store.map(config::on).orElse(config);
        config = listen.map(ServeCommand::address).map(config::at).orElse(config);
        if (lockOnly) {
            config = config.deciding(DecisionMode.LOCK_ONLY);
        }
        if (!dev) {
            return config;
        }
        if (store.isPresent()) {
            throw new InputException("--dev keeps nothing, so it takes no --store");
        }
        return config.forTrial();
    }

    private static ListenAddress address(String text) {
        return ListenAddress.parse(text)
                .orElseThrow(() -> new InputException(
                        "--listen: `" + Table.visible(text) + "` is not HOST:PORT, for example 127.0.0.1:7171"));
    }

    private Store open(ServerConfig config) {
        return config.mode() == ServerConfig.Mode.TRIAL
                ? new MemoryStore()
                : StoreOption.at(terminal, config.store()).openOrMake().store();
    }
}
