package dev.portcullis.store.etcd.faults;

import dev.portcullis.program.ChildProcess;
import dev.portcullis.store.etcd.EtcdSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A gateway in a process of its own, which says what it decides, and ends when nobody listens to it any more. */
final class GatewayProcess implements AutoCloseable {
    private static final int LONGEST_FAREWELL_MILLIS = 10_000;

    private final Process process;
    private final Thread listener;

    private GatewayProcess(Process process, Chronicle chronicle) {
        this.process = process;
        this.listener = new Thread(() -> listen(chronicle), "listener");
        listener.setDaemon(true);
        listener.start();
    }

    /**
     * Starts one in a network of its own.
     *
     * @param folder for what it leaves
     * @param settings with TLS and an identity
     */
    static GatewayProcess start(
            Path folder, Namespace network, String name, EtcdSettings settings, Chronicle chronicle) {
        EtcdSettings.Tls tls = settings.tls().orElseThrow();
        EtcdSettings.Identity identity = tls.identity().orElseThrow();
        List<String> arguments = new ArrayList<>(List.of(
                name,
                settings.prefix(),
                tls.authorities().orElseThrow().toString(),
                identity.certificate().toString(),
                identity.key().toString()));
        settings.endpoints().forEach(endpoint -> arguments.add(endpoint.toString()));
        List<String> command = ChildProcess.command(folder, GatewayProcess.class, arguments.toArray(String[]::new));
        try {
            Process started = new ProcessBuilder(network.within(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new GatewayProcess(started, chronicle);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void listen(Chronicle chronicle) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                chronicle.add(Judgement.read(line));
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            listener.join(LONGEST_FAREWELL_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        EtcdSettings settings = EtcdSettings.at(
                        Stream.of(arguments).skip(5).map(URI::create).toList())
                .under(arguments[1])
                .with(new EtcdSettings.Tls(
                        Optional.of(Path.of(arguments[2])),
                        Optional.of(new EtcdSettings.Identity(Path.of(arguments[3]), Path.of(arguments[4])))));
        Gateway gateway = Gateway.start(arguments[0], settings, GatewayProcess::say);
        System.in.readAllBytes();
        gateway.close();
    }

    private static void say(Judgement judgement) {
        System.out.println(judgement.line());
    }
}
