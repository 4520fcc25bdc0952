package dev.portcullis.server.admin;

import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.TextReader;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.JsonTree;
import dev.portcullis.server.web.Refusal;
import dev.portcullis.source.SourceFile;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller hands in.
 *
 * @param type its media type, in small letters, without parameters; empty for none
 * @param body all of it
 */
record Submission(String type, Buffer body) {
    private static final String JSON = "application/json";
    private static final Set<String> YAML = Set.of("application/yaml", "application/x-yaml", "text/yaml");
    private static final Set<String> RULES = Set.of("text/plain");

    static Submission of(RoutingContext context) {
        String header =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Buffer body = context.body().buffer();
        return new Submission(type, body == null ? Buffer.buffer() : body);
    }

    /**
     * The texts in it.
     *
     * @throws Refusal with status 415 if resources of that kind are not written so, 400 if it is broken JSON
     */
    SourceFiles files(ResourceKind kind) {
        if (kind.isRules()) {
            demand(RULES.contains(type), "a file of rules is text/plain");
            return text("body.rules");
        }
        if (type.equals(JSON)) {
            return json();
        }
        demand(YAML.contains(type), "a resource is application/json or application/yaml");
        return text("body");
    }

    private static void demand(boolean holds, String message) {
        if (!holds) {
            throw new Refusal(415, message);
        }
    }

    private SourceFiles text(String name) {
        return new TextReader(YamlLimits.POLICY.bytes()).read(name, body.getBytes());
    }

    /** JSON that YAML reads in the same way is kept as it is written. */
    private SourceFiles json() {
        YamlNode value = JsonTree.of(Json.read(body));
        String written = YamlWriter.write(List.of(value));
        SourceFiles given = text("body");
        boolean same = given.files().stream().allMatch(file -> readsAs(written, file));
        return same ? given : new SourceFiles(List.of(new SourceFile("body", written)), List.of());
    }

    private static boolean readsAs(String written, SourceFile file) {
        return YamlWriter.write(new YamlReader(YamlLimits.POLICY).read(file).documents())
                .equals(written);
    }
}
