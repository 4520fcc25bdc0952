package dev.portcullis.server.mapping;

import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.required;
import static dev.portcullis.catalog.Shapes.strict;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Action;
import dev.portcullis.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads mappings. A name that is not known is an error: a typo must not change a decision. */
public final class MappingReader {
    private static final YamlLimits LIMITS = new YamlLimits(1 << 20, 4 << 10, 10, 10_000);
    private static final Shape NAMED = new Shape.MapOf(SourceReader.SOURCES);
    /** A mapping, as it is written. */
    public static final Shape SHAPE = strict(
            "a mapping",
            required("user", SourceReader.SOURCES, "Name of the user; without it nobody is let in."),
            field(
                    "roles",
                    SourceReader.SOURCES,
                    "Roles, in place of the stored ones, from callers that may assert subjects."),
            field("traits", NAMED, "Traits, in place of the stored ones, from callers that may assert subjects."),
            field(
                    "auth_time",
                    SourceReader.SOURCES,
                    "When the user has logged in, from callers that may assert subjects."),
            required("action", SourceReader.SOURCES, "What is to be done."),
            required(
                    "resource",
                    strict(
                            "a resource",
                            required("kind", SourceReader.SOURCES, "Kind of resource, for example `app`."),
                            required("name", SourceReader.SOURCES, "Name of the resource."),
                            field("labels", NAMED, "Labels of the resource."),
                            field("properties", NAMED, "What else rules can ask about the resource.")),
                    "What is to be reached."),
            field(
                    "client",
                    strict(
                            "a client",
                            field(
                                    "address",
                                    SourceReader.SOURCES,
                                    "IP address, without port; that of the request by default."),
                            field("version", SourceReader.SOURCES, "Version of the client program.")),
                    "Where the request comes from."),
            field("context", NAMED, "What else rules can ask."));

    private final Diagnostics diagnostics = new Diagnostics();
    private final SourceReader sources = new SourceReader(diagnostics);

    private MappingReader() {}

    /** Reads a text that is one mapping. */
    public static MappingReading read(SourceFile file) {
        return new MappingReader().reading(file);
    }

    private MappingReading reading(SourceFile file) {
        YamlFile yaml = new YamlReader(LIMITS).read(file);
        diagnostics.addAll(yaml.diagnostics());
        if (!diagnostics.hasErrors() && yaml.documents().size() != 1) {
            String found =
                    yaml.documents().isEmpty() ? "nothing" : yaml.documents().size() + " documents";
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(file.all(), "one mapping", found));
        }
        if (diagnostics.hasErrors()) {
            return new MappingReading(Optional.empty(), diagnostics.sorted());
        }
        RequestMapping mapping = mapping(yaml.documents().get(0));
        return new MappingReading(
                diagnostics.hasErrors() ? Optional.empty() : Optional.of(mapping), diagnostics.sorted());
    }

    private RequestMapping mapping(YamlNode node) {
        new ShapeChecker(diagnostics).check(node, SHAPE);
        Fields fields = Fields.of(node);
        Fields resource = fields.fields("resource");
        Fields client = fields.fields("client");
        return new RequestMapping(new SourceTable(
                demanded(fields, "user", "the mapping"),
                optional(fields, "roles"),
                named(fields, "traits"),
                optional(fields, "auth_time"),
                action(fields),
                demanded(resource, "kind", "the resource"),
                demanded(resource, "name", "the resource"),
                named(resource, "labels"),
                named(resource, "properties"),
                client.names("address")
                        ? optional(client, "address")
                        : new Sources("address", List.of(new Source.Part(RequestPart.ADDRESS))),
                optional(client, "version"),
                named(fields, "context")));
    }

    private Sources action(Fields fields) {
        Sources action = demanded(fields, "action", "the mapping");
        for (Source source : action.sources()) {
            words(source).stream()
                    .filter(word -> !new Action(word, "", List.of()).reachesResource())
                    .forEach(word -> diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                            fields.placeOf("action"), "the action `" + word + "` is not one of HTTP")));
        }
        return action;
    }

    /** The words that it has whatever the request is. */
    private static List<String> words(Source source) {
        if (source instanceof Source.Method method) {
            return List.copyOf(method.words().values());
        }
        return source instanceof Source.Fixed fixed ? List.of(fixed.value()) : List.of();
    }

    private Sources demanded(Fields fields, String name, String of) {
        if (fields.node(name).isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.place(), of, name));
        }
        return optional(fields, name);
    }

    private Sources optional(Fields fields, String name) {
        return fields.node(name).map(node -> sources.read(name, node)).orElse(new Sources(name, List.of()));
    }

    private Map<String, Sources> named(Fields fields, String name) {
        Map<String, Sources> read = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.fields(name).entries()) {
            read.put(entry.key().text(), sources.read(name + "." + entry.key().text(), entry.value()));
        }
        return read;
    }
}
