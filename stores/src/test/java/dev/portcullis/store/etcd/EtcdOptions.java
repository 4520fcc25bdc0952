package dev.portcullis.store.etcd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How members of etcd are started.
 *
 * @param arguments further words of the command line
 * @param hosts further addresses at which clients are served, beside 127.0.0.1
 * @param tls the certificates for clients; missing for plain connections
 */
public record EtcdOptions(List<String> arguments, List<String> hosts, Optional<Tls> tls) {
    /** Progress is told every second, so that tests are short. */
    public static final EtcdOptions QUICK =
            new EtcdOptions(List.of("--experimental-watch-progress-notify-interval=1s"), List.of(), Optional.empty());

    public EtcdOptions {
        arguments = List.copyOf(arguments);
        hosts = List.copyOf(hosts);
    }

    /** The same with further words of the command line; of two that set the same, the last one counts. */
    public EtcdOptions with(String... further) {
        return new EtcdOptions(
                Stream.concat(arguments.stream(), Stream.of(further)).toList(), hosts, tls);
    }

    /** The same with a disk quota. */
    public EtcdOptions withQuota(long bytes) {
        return with("--quota-backend-bytes=" + bytes);
    }

    /** The same served at one more address. */
    public EtcdOptions at(String host) {
        return new EtcdOptions(
                arguments, Stream.concat(hosts.stream(), Stream.of(host)).toList(), tls);
    }

    /** The same with TLS for clients. */
    public EtcdOptions over(Tls certificates) {
        return new EtcdOptions(arguments, hosts, Optional.of(certificates));
    }

    String scheme() {
        return tls.isPresent() ? "https" : "http";
    }

    /**
     * Certificates of a member and of those who ask it.
     *
     * @param authority who issued all of them
     * @param certificate of the member; also what {@code etcdctl} shows
     * @param key of the same
     * @param clients whether clients have to show a certificate
     */
    public record Tls(Path authority, Path certificate, Path key, Clients clients) {
        /** Whether clients have to show a certificate. */
        public enum Clients {
            UNKNOWN,
            CERTIFIED
        }

        List<String> ofServer() {
            List<String> words = new ArrayList<>(
                    List.of("--cert-file=" + certificate, "--key-file=" + key, "--trusted-ca-file=" + authority));
            if (clients == Clients.CERTIFIED) {
                words.add("--client-cert-auth");
            }
            return words;
        }

        List<String> ofClient() {
            return List.of("--cacert=" + authority, "--cert=" + certificate, "--key=" + key);
        }
    }
}
