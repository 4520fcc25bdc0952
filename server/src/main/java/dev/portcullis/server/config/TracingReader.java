package dev.portcullis.server.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads where traces are sent, and the files with what is sent along. */
final class TracingReader {
    private static final int ALL = 100;
    private static final String ENDPOINT = "endpoint";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]+");

    private final ConfigFields fields;

    /** @param fields those of tracing */
    TracingReader(ConfigFields fields) {
        this.fields = fields;
    }

    /** The target; missing when there is none. */
    Optional<TracingTarget> read() {
        int percent = fields.number("percent", ALL, 0);
        if (percent > ALL) {
            fields.refuse("percent", "`percent` must be at most 100");
        }
        String service = fields.text("service").orElse("portcullis");
        Map<String, String> headers = headers(fields.part("headers"));
        return endpoint().map(endpoint -> new TracingTarget(endpoint, percent, service, headers));
    }

    private Optional<URI> endpoint() {
        Optional<URI> written = fields.address(ENDPOINT);
        if (written.filter(address -> !SCHEMES.contains(address.getScheme())).isPresent()) {
            fields.refuse(ENDPOINT, "`" + ENDPOINT + "` begins with http:// or https://");
            return Optional.empty();
        }
        return written;
    }

    private Map<String, String> headers(ConfigFields written) {
        Map<String, String> headers = new TreeMap<>();
        fields.fields().labels("headers").forEach((name, file) -> {
            if (!NAME.matcher(name).matches()) {
                written.refuse(name, "`" + name + "` is not the name of a header");
            }
            value(written, name, file).ifPresent(value -> headers.put(name, value));
        });
        return headers;
    }

    /** What a file holds; no message shows it. */
    private static Optional<String> value(ConfigFields written, String name, String file) {
        try {
            Path path = written.folder().resolve(file);
            String value = Files.readString(path).strip();
            if (VALUE.matcher(value).matches()) {
                return Optional.of(value);
            }
            written.refuse(name, "the file of `" + name + "` holds nothing that can be sent in a header");
        } catch (IOException | InvalidPathException unreadable) {
            written.refuse(name, "the file of `" + name + "` cannot be read");
        }
        return Optional.empty();
    }
}
