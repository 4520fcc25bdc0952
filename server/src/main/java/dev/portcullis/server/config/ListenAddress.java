package dev.portcullis.server.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host name or address of an interface
 * @param port number of the port; 0 for one that is free
 */
public record ListenAddress(String host, int port) {
    /** Loopback, at the usual port. */
    public static final ListenAddress USUAL = new ListenAddress("127.0.0.1", 7171);

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([^:\\[\\]\\s]+)):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /** Reads {@code host:port}, with brackets around an address of IPv6. */
    public static Optional<ListenAddress> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > LAST_PORT) {
            return Optional.empty();
        }
        String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Optional.of(new ListenAddress(host, Integer.parseInt(parts.group(3))));
    }

    /** Whether only this machine can reach it; a name that nobody knows may be anything. */
    public boolean isLoopback() {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
