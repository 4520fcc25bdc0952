package dev.portcullis.server.config;

import dev.portcullis.audit.Mask;
import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.caller.TlsReader;
import dev.portcullis.server.config.ServerConfig.Mode;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the configuration of a server. Paths in a file are relative to its folder. */
public final class ConfigReader {
    private static final String AUDIT = "audit.jsonl";
    private static final String CALLERS = "callers.yaml";
    private static final String STORE = "sqlite:portcullis.db";
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Environment environment;
    private final Path folder;
    private final Diagnostics diagnostics = new Diagnostics();

    /**
     * @param variables the environment
     * @param folder what paths are relative to
     */
    public ConfigReader(Function<String, Optional<String>> variables, Path folder) {
        this.environment = new Environment(variables);
        this.folder = folder;
    }

    /** Reads a text; an empty one stands for the defaults. */
    public ConfigReading read(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(file);
        diagnostics.addAll(yaml.diagnostics());
        if (yaml.documents().size() > 1) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(
                    file.all(), "one document", yaml.documents().size() + " documents"));
        }
        if (diagnostics.hasErrors()) {
            return new ConfigReading(Optional.empty(), Optional.empty(), diagnostics.sorted());
        }
        YamlNode written = yaml.documents().isEmpty()
                ? new Mapping(List.of(), file.all())
                : yaml.documents().get(0);
        YamlNode document = environment.over(written, ServerShape.SHAPE);
        new ShapeChecker(diagnostics).check(document, ServerShape.SHAPE);
        Optional<ServerConfig> draft =
                sound(document).map(sound -> config(new ConfigFields(Fields.of(sound), folder, diagnostics)));
        return new ConfigReading(diagnostics.hasErrors() ? Optional.empty() : draft, draft, diagnostics.sorted());
    }

    /** What to say of those variables of an environment that look like ours, and stand for nothing. */
    public static List<Diagnostic> strangers(Collection<String> variables, Collection<String> others) {
        return Environment.strangers(variables, ServerShape.SHAPE, others);
    }

    /** Those values whose shape is right, so that mistakes in others do not hide mistakes in these. */
    private static Optional<YamlNode> sound(YamlNode document) {
        return document instanceof Mapping mapping ? Optional.of(sound(mapping, ServerShape.SHAPE)) : Optional.empty();
    }

    private static Mapping sound(Mapping mapping, Shape.Struct shape) {
        List<Entry> sound = mapping.entries().stream()
                .flatMap(entry -> sound(entry, mapping, shape).stream())
                .toList();
        return new Mapping(sound, mapping.span());
    }

    private static Optional<Entry> sound(Entry entry, Mapping among, Shape.Struct shape) {
        Diagnostics found = new Diagnostics();
        new ShapeChecker(found).check(new Mapping(List.of(entry), among.span()), shape);
        if (!found.hasErrors()) {
            return Optional.of(entry);
        }
        return shape.fields().stream()
                .filter(field -> field.name().equals(entry.key().text()) && field.shape() instanceof Shape.Struct)
                .filter(field -> entry.value() instanceof Mapping)
                .map(field -> new Entry(entry.key(), sound((Mapping) entry.value(), (Shape.Struct) field.shape())))
                .findFirst();
    }

    private ServerConfig config(ConfigFields fields) {
        return new ServerConfig(
                Mode.SERVICE,
                listen(fields),
                fields.text("store").orElse(STORE),
                fields.paths("policy"),
                fields.time("freshness_bound", BOUND),
                limits(fields.part("limits")),
                fields.path("callers").orElse(folder.resolve(CALLERS)),
                fields.fields().node("tls").isPresent()
                        ? new TlsReader(folder, diagnostics)
                                .read(fields.fields().fields("tls"))
                        : Optional.empty(),
                new InterfacesReader(fields).read(),
                logs(fields.part("logs")),
                new TracingReader(fields.part("tracing")).read(),
                fields.time("shutdown_grace", GRACE));
    }

    private static ListenAddress listen(ConfigFields fields) {
        Optional<String> written = fields.text("listen");
        Optional<ListenAddress> read = written.flatMap(ListenAddress::parse);
        if (written.isPresent() && read.isEmpty()) {
            fields.refuse("listen", "this is not HOST:PORT, for example 127.0.0.1:7171");
        }
        return read.orElse(ListenAddress.USUAL);
    }

    private static Limits limits(ConfigFields fields) {
        Limits usual = Limits.USUAL;
        return new Limits(
                fields.number("body_bytes", usual.bodyBytes(), 1),
                fields.number("header_bytes", usual.headerBytes(), 1),
                fields.number("streams", usual.streams(), 1),
                fields.number("connections", usual.connections(), 1),
                fields.number("requests_per_second", usual.requestsPerSecond(), 0),
                fields.time("request_time", usual.requestTime()),
                fields.time("idle_time", usual.idleTime()));
    }

    private Logs logs(ConfigFields fields) {
        return new Logs(
                word(fields, "format", "text", "json").orElse("text"),
                word(fields, "level", "error", "warn", "info", "debug").orElse("info"),
                fields.path("decisions"),
                fields.path("audit").orElse(folder.resolve(AUDIT)),
                mask(fields));
    }

    /** Each by itself, so that what is wrong with one is told at its place. */
    private Optional<List<String>> mask(ConfigFields fields) {
        List<String> paths = new ArrayList<>();
        for (Fragment written : fields.fields().texts("mask")) {
            try {
                Mask.of(List.of(written.text()));
                paths.add(written.text());
            } catch (IllegalArgumentException nonsense) {
                diagnostics.add(
                        DiagnosticCode.INVALID_FIELD.at(written.place(), String.valueOf(nonsense.getMessage())));
            }
        }
        return Optional.of(paths).filter(mask -> !mask.isEmpty()).map(List::copyOf);
    }

    private static Optional<String> word(ConfigFields fields, String name, String... known) {
        Optional<String> written = fields.text(name);
        List<String> words = List.of(known);
        if (written.isPresent() && !words.contains(written.get())) {
            fields.refuse(name, "`" + name + "` must be one of " + String.join(", ", words));
        }
        return written;
    }
}
