package dev.portcullis.server.operations;

import java.net.URI;
import java.util.Map;

/**
 * Where traces go.
 *
 * @param endpoint where OTLP over HTTP is understood, for example {@code http://collector:4318/v1/traces}
 * @param headers sent along, for example a key
 * @param ratio how much of the requests is traced of which the caller says nothing, from 0 to 1
 * @param service what the server is called in traces
 */
public record TracingSettings(URI endpoint, Map<String, String> headers, double ratio, String service) {
    public TracingSettings {
        headers = Map.copyOf(headers);
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("not a ratio from 0 to 1: " + ratio);
        }
    }

    /** Headers may hold keys. */
    @Override
    public String toString() {
        return "traces of " + ratio + " of the requests to " + endpoint;
    }
}
