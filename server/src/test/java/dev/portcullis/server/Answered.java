package dev.portcullis.server;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An answer as it came over the wire. */
record Answered(int status, HttpHeaders headers, String body) {
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The media type without parameters; empty for none. */
    String type() {
        return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }

    /** The body as a schema sees it. */
    JsonNode value() {
        return value(type(), body);
    }

    static JsonNode value(String type, String body) {
        return type.endsWith("json")
                ? DescribedInterface.JSON.readTree(body)
                : DescribedInterface.JSON.valueToTree(body);
    }
}
