package dev.portcullis.gateway;

import dev.portcullis.follow.PolicyRefusedException;
import dev.portcullis.request.Resource;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.sqlite.SqliteStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the gateway until it is killed. */
@Command(
        name = "tcp-gateway",
        description =
                "Lets clients of PostgreSQL in, and cuts them off when a lock says so. On the loopback interface only.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class Main implements Callable<Integer> {
    @Option(
            names = "--store",
            required = true,
            paramLabel = "FILE",
            description = "SQLite file with the locks; made when missing.")
    private Path store = Path.of("");

    @Option(names = "--policy", paramLabel = "PATH", description = "Files and folders with roles and users.")
    private List<Path> policy = List.of();

    @Option(names = "--port", defaultValue = "15432", paramLabel = "PORT", description = "Where to listen.")
    private int port;

    @Option(
            names = "--server-port",
            defaultValue = "5432",
            paramLabel = "PORT",
            description = "Where PostgreSQL listens.")
    private int serverPort;

    @Option(
            names = "--name",
            defaultValue = "postgres",
            paramLabel = "NAME",
            description = "What the server is called.")
    private String name = "";

    @Option(names = "--label", paramLabel = "KEY=VALUE", description = "A label of the server.")
    private Map<String, String> labels = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    /** The command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Resource resource = new Resource("db", name, labels, "", "postgres");
        try (SqliteStore locks = SqliteStore.open(store)) {
            GuardedGateway gateway =
                    new GuardedGateway(locks, policy, resource, new Database(serverPort), GatewaySettings.at(port));
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
            PrintWriter out = spec.commandLine().getOut();
            out.println("listening on 127.0.0.1:" + gateway.port());
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (StoreException | PolicyRefusedException unusable) {
            throw new CommandLine.ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }
}
