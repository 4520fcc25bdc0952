package dev.portcullis.server.openapi;

import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.draft.PlainValue;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Json;
import dev.portcullis.source.SourceFile;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tells what the server answers, as a document of OpenAPI 3.1. */
public final class OpenApiEdge implements Edge {
    private static final String NAME = "openapi.yaml";

    private final Buffer yaml;
    private final Buffer json;

    /** Reads the document that comes with the server. */
    public OpenApiEdge() {
        String text = text();
        this.yaml = Buffer.buffer(text);
        this.json = Json.write(PlainValue.of(new YamlReader(YamlLimits.POLICY)
                .read(new SourceFile(NAME, text))
                .documents()
                .get(0)));
    }

    private static String text() {
        try (InputStream stream = OpenApiEdge.class.getResourceAsStream(NAME)) {
            if (stream == null) {
                throw new IllegalStateException("the build left out " + NAME);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The document as JSON. */
    public Buffer json() {
        return json;
    }

    @Override
    public void mount(Router router) {
        router.get("/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .end(yaml));
        router.get("/openapi.json")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(json));
    }
}
