package dev.portcullis.server.mapping;

import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The mapping of an interface for which none is given. */
public enum DefaultMapping {
    /** The user is the subject of the token, or the owner of the certificate, that Envoy has verified. */
    EXT_AUTHZ("ext-authz.yaml"),
    /** The user is who the gateway says in {@code X-Forwarded-User}. */
    FORWARD_AUTH("forward-auth.yaml");

    private final String file;

    DefaultMapping(String file) {
        this.file = file;
    }

    /** Its text, for people who want to begin with it. */
    public String text() {
        try (InputStream in = Objects.requireNonNull(DefaultMapping.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The mapping. */
    public RequestMapping mapping() {
        return MappingReader.read(new SourceFile(file, text()))
                .mapping()
                .orElseThrow(() -> new AssertionError(file + " has errors"));
    }
}
