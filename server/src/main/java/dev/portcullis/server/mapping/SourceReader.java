package dev.portcullis.server.mapping;

import static dev.portcullis.catalog.Shapes.LABELS;
import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.TEXTS;
import static dev.portcullis.catalog.Shapes.field;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.Shapes;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads where one word of a decision comes from. */
final class SourceReader {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]++");
    private static final String VALUE = "value";
    private static final List<String> TEMPLATES = List.of("path", "host");
    private static final List<String> CUT = List.of("header", "jwt", "certificate", "request");
    private static final Shape SHAPE = Shapes.strict(
            "a source",
            field(
                    "value",
                    TEXT,
                    "Always this text; beside `path` or `host`: a text with names of the template in braces."),
            field("header", TEXT, "Value of a header field."),
            field("split", TEXT, "What separates the values of the header field."),
            field(
                    "jwt",
                    TEXTS,
                    "Claim of a token that the gateway has verified; a list leads to a claim inside of another."),
            field("token", TEXT, "What the gateway calls the token."),
            field("certificate", choice(CertificatePart.words()), "Name in the client's certificate."),
            field("request", choice(RequestPart.words()), "Part of the request."),
            field("extension", TEXT, "What the gateway's own configuration says of the route."),
            field("method", LABELS, "A word for each method."),
            field("path", TEXT, "What the path looks like."),
            field("host", TEXT, "What the host looks like."),
            field("after", TEXT, "What the value must begin with, and loses."),
            field("before", TEXT, "What the value must end with, and loses."));

    private static final Shape SOURCE = new Shape.AnyOf(List.of(TEXT, SHAPE));
    /** Where a word comes from: a text that it always is, a source, or several of which the first that says something counts. */
    static final Shape SOURCES = new Shape.AnyOf(List.of(TEXT, SHAPE, new Shape.ListOf(SOURCE)));

    private final Diagnostics diagnostics;
    private final TemplateReader templates;
    private final Map<String, Function<Fields, Optional<Source>>> kinds = new LinkedHashMap<>();

    SourceReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.templates = new TemplateReader(diagnostics);
        kinds.put("header", this::header);
        kinds.put("jwt", fields -> Optional.of(new Source.Claim(fields.words("jwt"), fields.word("token"))));
        kinds.put(
                "certificate",
                fields -> CertificatePart.of(fields.word("certificate")).map(Source.Certificate::new));
        kinds.put("request", fields -> RequestPart.of(fields.word("request")).map(Source.Part::new));
        kinds.put("extension", fields -> fields.text("extension").map(text -> new Source.Extension(text.text())));
        kinds.put("method", this::methods);
        kinds.put("path", this::path);
        kinds.put("host", this::host);
        kinds.put(VALUE, fields -> fields.text(VALUE).map(text -> new Source.Fixed(text.text())));
    }

    private static Shape choice(List<String> words) {
        return Shapes.choice(words.toArray(String[]::new));
    }

    /** One source, or a list of them; a plain text stands for itself. */
    Sources read(String word, YamlNode node) {
        List<Source> sources = new ArrayList<>();
        List<YamlNode> items = node instanceof Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(node.span(), "`" + word + "` has no source"));
        }
        for (YamlNode item : items) {
            source(item).ifPresent(sources::add);
        }
        return new Sources(word, sources);
    }

    private Optional<Source> source(YamlNode node) {
        if (node instanceof Scalar) {
            new ShapeChecker(diagnostics).check(node, TEXT);
            return Fields.texts(node).stream().findFirst().map(text -> new Source.Fixed(text.text()));
        }
        if (!(node instanceof Mapping map)) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(node.span(), "a source", node.words()));
            return Optional.empty();
        }
        Diagnostics found = new Diagnostics();
        new ShapeChecker(found).check(node, SHAPE);
        diagnostics.addAll(found.sorted());
        return found.hasErrors() ? Optional.empty() : source(Fields.of(map));
    }

    private Optional<Source> source(Fields fields) {
        List<String> used = kinds.keySet().stream().filter(fields::names).toList();
        boolean filled = used.size() == 2
                && TEMPLATES.contains(used.get(0))
                && used.get(1).equals(VALUE);
        if (used.size() != 1 && !filled) {
            String all = Shape.oneOf(List.copyOf(kinds.keySet()));
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.place(), "a source has exactly one of " + all));
            return Optional.empty();
        }
        for (String key : used) {
            if (fields.texts(key).isEmpty() && fields.fields(key).entries().isEmpty()) {
                diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.placeOfKey(key), "`" + key + "` says nothing"));
                return Optional.empty();
            }
        }
        refuseMisplaced(fields, "split", List.of("header"), used.get(0));
        refuseMisplaced(fields, "token", List.of("jwt"), used.get(0));
        refuseMisplaced(fields, "after", CUT, used.get(0));
        refuseMisplaced(fields, "before", CUT, used.get(0));
        return Optional.ofNullable(kinds.get(used.get(0)))
                .flatMap(kind -> kind.apply(fields))
                .map(source -> between(source, fields));
    }

    private void refuseMisplaced(Fields fields, String name, List<String> beside, String key) {
        if (fields.names(name) && !beside.contains(key)) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOfKey(name), "`" + name + "` belongs beside " + Shape.oneOf(beside)));
        }
    }

    private static Source between(Source source, Fields fields) {
        return fields.names("after") || fields.names("before")
                ? new Source.Between(source, fields.word("after"), fields.word("before"))
                : source;
    }

    private Optional<Source> header(Fields fields) {
        String name = fields.word("header").toLowerCase(Locale.ROOT);
        if (!TOKEN.matcher(name).matches()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.placeOf("header"), "no header has such a name"));
        }
        return Optional.of(
                fields.word("split").isEmpty()
                        ? new Source.Header(name)
                        : new Source.HeaderList(name, fields.word("split")));
    }

    private Optional<Source> methods(Fields fields) {
        for (YamlNode.Entry entry : fields.fields("method").entries()) {
            if (!TOKEN.matcher(entry.key().text()).matches()) {
                diagnostics.add(DiagnosticCode.INVALID_FIELD.at(entry.key().span(), "no method has such a name"));
            }
        }
        Map<String, String> words = fields.labels("method");
        words.values().removeIf(String::isEmpty);
        return Optional.of(new Source.Method(words));
    }

    private Optional<Source> path(Fields fields) {
        return fields.text("path").map(text -> {
            Template template = templates.path(text);
            return new Source.Path(template, templates.filling(text, template, fields.text(VALUE)));
        });
    }

    private Optional<Source> host(Fields fields) {
        return fields.text("host").map(text -> {
            Template template = templates.host(text);
            return new Source.Host(template, templates.filling(text, template, fields.text(VALUE)));
        });
    }
}
