package dev.portcullis.store.etcd;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where an etcd cluster is, and how it is asked.
 *
 * @param endpoints its members, {@code https://HOST:PORT}; {@code http:} only on the machine itself
 * @param prefix what the names of all keys begin with; begins and ends with {@code /}
 * @param login user and password; missing where etcd demands none
 * @param tls whom to trust and what to show; missing for the authorities of the JDK and no certificate
 * @param deadlines how long to wait for answers
 */
public record EtcdSettings(
        List<URI> endpoints, String prefix, Optional<Login> login, Optional<Tls> tls, Deadlines deadlines) {
    /** What the names of all keys begin with unless told otherwise. */
    public static final String PREFIX = "/portcullis/";

    private static final int LARGEST_PORT = 65_535;
    private static final String PLAIN = "http";
    private static final String ENCRYPTED = "https";

    /**
     * Settings that make sense together.
     *
     * @throws IllegalArgumentException if they do not, with the reason in one clause
     */
    public EtcdSettings {
        endpoints = List.copyOf(endpoints);
        demand(!endpoints.isEmpty(), "at least one endpoint of etcd is needed");
        endpoints.forEach(EtcdSettings::check);
        demand(
                prefix.startsWith("/") && prefix.endsWith("/") && prefix.length() > 1,
                "the prefix `" + prefix + "` does not begin and end with `/`");
        demand(
                tls.isEmpty() || endpoints.stream().allMatch(EtcdSettings::isEncrypted),
                "settings of TLS need endpoints that begin with `https:`");
    }

    /** These members, asked without a password, trusted as the JDK does. */
    public static EtcdSettings at(List<URI> endpoints) {
        return new EtcdSettings(endpoints, PREFIX, Optional.empty(), Optional.empty(), Deadlines.DEFAULT);
    }

    /** The same with another prefix. */
    public EtcdSettings under(String other) {
        return new EtcdSettings(endpoints, other, login, tls, deadlines);
    }

    /** The same with a user. */
    public EtcdSettings as(Login user) {
        return new EtcdSettings(endpoints, prefix, Optional.of(user), tls, deadlines);
    }

    /** The same with settings of TLS. */
    public EtcdSettings with(Tls other) {
        return new EtcdSettings(endpoints, prefix, login, Optional.of(other), deadlines);
    }

    /** The same with other deadlines. */
    public EtcdSettings within(Deadlines other) {
        return new EtcdSettings(endpoints, prefix, login, tls, other);
    }

    static boolean isEncrypted(URI endpoint) {
        return ENCRYPTED.equals(endpoint.getScheme());
    }

    private static void check(URI endpoint) {
        boolean whole = endpoint.getHost() != null
                && endpoint.getPort() > 0
                && endpoint.getPort() <= LARGEST_PORT
                && endpoint.getUserInfo() == null
                && endpoint.getQuery() == null
                && endpoint.getFragment() == null
                && (endpoint.getPath().isEmpty() || endpoint.getPath().equals("/"));
        boolean known = isEncrypted(endpoint) || PLAIN.equals(endpoint.getScheme());
        demand(whole && known, "an endpoint of etcd is `https://HOST:PORT`, which one is not");
        demand(
                isEncrypted(endpoint) || isLoopback(endpoint.getHost()),
                "`" + endpoint + "` is not encrypted, which is for this machine only: use `https:`");
    }

    /** Names other than `localhost` are not looked up: what they stand for can change. */
    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nonsense) {
            return false;
        }
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Who asks.
     *
     * @param user the name that etcd knows
     * @param password never shown
     */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /**
     * How both sides know each other. The files are read when the store is opened.
     *
     * @param authorities file of certificates, PEM, of those who may issue certificates of members; missing for those that
     *     the JDK trusts
     * @param identity what is shown to members; missing where they demand nothing
     */
    public record Tls(Optional<Path> authorities, Optional<Identity> identity) {}

    /**
     * What is shown to members.
     *
     * @param certificate file of the certificate and those between it and its authority, PEM
     * @param key file of its private key, PEM, PKCS#8, without a password
     */
    public record Identity(Path certificate, Path key) {}

    /**
     * How long to wait.
     *
     * @param write for a write, until it is known whether it has happened
     * @param read for a read, or for a page of many resources
     * @param attempt for one member, before another one is asked
     */
    public record Deadlines(Duration write, Duration read, Duration attempt) {
        /** Five seconds for a write, ten for a read, two for one member. */
        public static final Deadlines DEFAULT =
                new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(2));

        public Deadlines {
            demand(isLong(write) && isLong(read) && isLong(attempt), "a deadline is longer than nothing");
        }

        /** The same with another one for writes. */
        public Deadlines writing(Duration other) {
            return new Deadlines(other, read, attempt);
        }

        private static boolean isLong(Duration duration) {
            return !duration.isNegative() && !duration.isZero();
        }
    }
}
