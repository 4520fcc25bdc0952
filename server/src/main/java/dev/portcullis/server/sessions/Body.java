package dev.portcullis.server.sessions;

import dev.portcullis.catalog.ScalarType;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.server.web.Json;
import dev.portcullis.server.web.JsonTree;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a gateway has sent.
 *
 * @param fields in order; none where it has sent nothing
 */
record Body(Mapping fields) {
    private static final int MOST_MISTAKES = 3;

    /**
     * Reads what was sent.
     *
     * @param shape what it has to look like
     * @throws Refusal with status 400 if it does not
     */
    static Body read(Buffer sent, Shape.Struct shape) {
        YamlNode node = JsonTree.of(Json.read(sent));
        Diagnostics diagnostics = new Diagnostics();
        new ShapeChecker(diagnostics).check(node, shape);
        refuse(diagnostics.sorted());
        return new Body(node instanceof Mapping mapping ? mapping : Mapping.of(List.of()));
    }

    /**
     * Demands that nothing is wrong.
     *
     * @throws Refusal with status 400 that names the first mistakes
     */
    static void refuse(List<Diagnostic> diagnostics) {
        String mistakes = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .limit(MOST_MISTAKES)
                .map(Body::words)
                .collect(Collectors.joining("; "));
        if (!mistakes.isEmpty()) {
            throw Refusal.malformed(mistakes);
        }
    }

    private static String words(Diagnostic diagnostic) {
        return diagnostic.help().isEmpty()
                ? diagnostic.message()
                : diagnostic.message() + " (" + diagnostic.help() + ")";
    }

    /** The value of a name, if there is one. */
    private Optional<YamlNode> value(String name) {
        return fields.entry(name).map(Entry::value).filter(value -> !value.isNothing());
    }

    /** The map of a name; an empty one where there is none. */
    Body map(String name) {
        return new Body(value(name)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseGet(() -> Mapping.of(List.of())));
    }

    /** The text of a name, if there is one. */
    Optional<Scalar> text(String name) {
        return value(name).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** The text of a name; an empty one where there is none. */
    String words(String name) {
        return text(name).map(Scalar::text).orElse("");
    }

    /** The texts of a list. */
    List<String> texts(String name) {
        return value(name).filter(Sequence.class::isInstance).map(Sequence.class::cast).stream()
                .flatMap(list -> list.items().stream())
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text())
                .toList();
    }

    /**
     * Whether a name is given as true.
     *
     * @throws Refusal with status 400 for what is neither true nor false: nothing is read into words here
     */
    boolean flag(String name) {
        Optional<Scalar> flag = text(name);
        if (flag.filter(value -> value.type() != ScalarType.FLAG).isPresent()) {
            throw Refusal.malformed("`" + name + "` is neither true nor false");
        }
        return flag.filter(value -> value.text().equals("true")).isPresent();
    }
}
