package dev.portcullis.store.etcd;

import dev.portcullis.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One member of a cluster: a process of etcd, and the folder with its data, which outlives the process. */
public final class EtcdMember implements AutoCloseable {
    private final String name;
    private final int clients;
    private final int peers;
    private final Path folder;
    private final EtcdOptions options;
    private Optional<Program> program = Optional.empty();

    EtcdMember(String name, Path folder, EtcdOptions options) {
        this.name = name;
        this.clients = StablePort.free();
        this.peers = StablePort.free();
        this.folder = folder;
        this.options = options;
    }

    public String name() {
        return name;
    }

    /** Where clients find it, for example {@code http://127.0.0.1:2379}. */
    public String endpoint() {
        return endpoint("127.0.0.1");
    }

    /** Where clients find it at one of the further addresses of the options. */
    public String endpoint(String host) {
        return options.scheme() + "://" + host + ":" + clients;
    }

    /** The port at which it serves clients, at each of its addresses. */
    public int port() {
        return clients;
    }

    /** Where the other members find it. */
    String peer() {
        return "http://127.0.0.1:" + peers;
    }

    Path data() {
        return folder.resolve(name);
    }

    /** Whether it has been started and neither stopped nor killed since. */
    public boolean isRunning() {
        return program.isPresent();
    }

    /** Starts it with the data that it has; returns when it listens, which does not mean that it can answer. */
    public void start(List<EtcdMember> all) {
        if (isRunning()) {
            throw new IllegalStateException(name + " is running");
        }
        try {
            Program started = Program.start(folder, Map.of(), command(all));
            program = Optional.of(started);
            started.listening(peers);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException hurry) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(List<EtcdMember> all) {
        List<String> command = new ArrayList<>(List.of(
                "etcd",
                "--name=" + name,
                "--data-dir=" + data(),
                "--listen-client-urls=" + urls(),
                "--advertise-client-urls=" + endpoint(),
                "--listen-peer-urls=" + peer(),
                "--initial-advertise-peer-urls=" + peer(),
                "--initial-cluster=" + together(all),
                "--initial-cluster-token=portcullis",
                "--logger=zap",
                "--log-level=warn"));
        options.tls().ifPresent(tls -> command.addAll(tls.ofServer()));
        command.addAll(options.arguments());
        return command;
    }

    private String urls() {
        return Stream.concat(Stream.of("127.0.0.1"), options.hosts().stream())
                .map(this::endpoint)
                .collect(Collectors.joining(","));
    }

    static String together(List<EtcdMember> all) {
        return all.stream().map(member -> member.name + "=" + member.peer()).collect(Collectors.joining(","));
    }

    /** Ends it in its own time, as an operator would. */
    public void stop() {
        program().close();
        program = Optional.empty();
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        program().kill();
        program = Optional.empty();
    }

    /** Stops it with SIGSTOP: its connections stay, and it says nothing. */
    public void pause() {
        program().pause();
    }

    /** Lets it go on after a pause, with SIGCONT. */
    public void resume() {
        program().resume();
    }

    /** What it has said since it was last started. */
    public String said() {
        return program().said();
    }

    private Program program() {
        return program.orElseThrow(() -> new IllegalStateException(name + " is not running"));
    }

    /** Ends it, whatever state it is in. */
    @Override
    public void close() {
        program.ifPresent(Program::kill);
        program = Optional.empty();
    }
}
