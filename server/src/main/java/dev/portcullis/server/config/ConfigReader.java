package dev.portcullis.server.config;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.config.ServerConfig.Mode;
import dev.portcullis.source.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the configuration of a server. Paths in a file are relative to its folder. */
public final class ConfigReader {
    private static final String STORE = "sqlite:portcullis.db";
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int DIGITS = 9;

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
            return new ConfigReading(Optional.empty(), diagnostics.sorted());
        }
        YamlNode written = yaml.documents().isEmpty()
                ? new YamlNode.Mapping(List.of(), file.all())
                : yaml.documents().get(0);
        YamlNode document = environment.over(written, ServerShape.SHAPE);
        new ShapeChecker(diagnostics).check(document, ServerShape.SHAPE);
        ServerConfig config = diagnostics.hasErrors() ? null : config(Fields.of(document));
        return new ConfigReading(
                diagnostics.hasErrors() ? Optional.empty() : Optional.ofNullable(config), diagnostics.sorted());
    }

    private ServerConfig config(Fields fields) {
        return new ServerConfig(
                Mode.SERVICE,
                listen(fields),
                fields.text("store").map(text -> text.text()).orElse(STORE),
                fields.words("policy").stream().map(folder::resolve).toList(),
                time(fields, "freshness_bound", BOUND),
                sessions(fields.fields("sessions")),
                limits(fields.fields("limits")),
                time(fields, "shutdown_grace", GRACE));
    }

    private ListenAddress listen(Fields fields) {
        Optional<String> written = fields.text("listen").map(text -> text.text());
        Optional<ListenAddress> read = written.flatMap(ListenAddress::parse);
        if (written.isPresent() && read.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOf("listen"), "this is not HOST:PORT, for example 127.0.0.1:7171"));
        }
        return read.orElse(ListenAddress.USUAL);
    }

    private SessionLimits sessions(Fields fields) {
        SessionLimits usual = SessionLimits.USUAL;
        return new SessionLimits(time(fields, "lease", usual.lease()), number(fields, "most", usual.most(), 1));
    }

    private Limits limits(Fields fields) {
        Limits usual = Limits.USUAL;
        return new Limits(
                number(fields, "body_bytes", usual.bodyBytes(), 1),
                number(fields, "header_bytes", usual.headerBytes(), 1),
                number(fields, "streams", usual.streams(), 1),
                number(fields, "connections", usual.connections(), 1),
                number(fields, "requests_per_second", usual.requestsPerSecond(), 0),
                time(fields, "request_time", usual.requestTime()),
                time(fields, "idle_time", usual.idleTime()));
    }

    private Duration time(Fields fields, String name, Duration usual) {
        Optional<Duration> read = fields.duration(name);
        if (read.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOf(name), "`" + name + "` must be longer than nothing"));
        }
        return read.orElse(usual);
    }

    private int number(Fields fields, String name, int usual, int least) {
        Optional<String> written = fields.text(name).map(text -> text.text().replace("_", ""));
        if (written.isEmpty()) {
            return usual;
        }
        boolean readable = written.get().matches("\\d{1," + DIGITS + "}");
        int value = readable ? Integer.parseInt(written.get()) : -1;
        if (value < least) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOf(name), "`" + name + "` must be a number from " + least + " to 999999999"));
        }
        return value;
    }
}
