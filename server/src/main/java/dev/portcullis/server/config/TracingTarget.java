package dev.portcullis.server.config;

import java.net.URI;
import java.util.Map;

/**
 * Where traces are sent.
 *
 * @param endpoint address of a collector that takes OTLP over HTTP
 * @param percent how many of the traces that begin here are sent, in percent
 * @param service what the server is called in them
 * @param headers what is sent along, by name; may be secret
 */
public record TracingTarget(URI endpoint, int percent, String service, Map<String, String> headers) {
    public TracingTarget {
        headers = Map.copyOf(headers);
    }

    /** Without what headers hold. */
    @Override
    public String toString() {
        return percent + " percent of the traces of " + service + " to " + endpoint;
    }
}
