package dev.portcullis.server.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of HTTP whose path and host are read when they are first needed, and once. Used by one thread. */
final class ReadExchange {
    private final HttpExchange exchange;
    private @Nullable RequestPath path;
    private @Nullable HostName host;

    ReadExchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    HttpExchange raw() {
        return exchange;
    }

    /** @throws MappingRefusal if it could be read in more than one way */
    RequestPath path() {
        RequestPath read = path;
        if (read == null) {
            read = RequestPath.of(exchange.rawPath());
            path = read;
        }
        return read;
    }

    /**
     * The host, if the gateway tells of one.
     *
     * @throws MappingRefusal if it is not a host
     */
    Optional<HostName> host() {
        if (exchange.host().isEmpty()) {
            return Optional.empty();
        }
        HostName read = host;
        if (read == null) {
            read = HostName.of(exchange.host());
            host = read;
        }
        return Optional.of(read);
    }
}
