package dev.portcullis.server.forwardauth;

import static dev.portcullis.catalog.Shapes.TEXT;
import static dev.portcullis.catalog.Shapes.choice;
import static dev.portcullis.catalog.Shapes.field;
import static dev.portcullis.catalog.Shapes.structs;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.server.mapping.DefaultMapping;
import dev.portcullis.server.mapping.MappingReader;
import dev.portcullis.server.mapping.MappingReading;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how gateways ask: a list, since gateways that set different headers ask at different paths. */
public final class ForwardAuthReader {
    /** What a configuration may say of it. */
    public static final Shape SHAPE = structs(
            "a path of forward auth",
            field("path", TEXT, "Where gateways ask; /forward-auth by default."),
            field(
                    "headers",
                    choice(Arrays.stream(HeaderSet.values())
                            .map(HeaderSet::word)
                            .toArray(String[]::new)),
                    "Which headers tell of the original request; `forwarded` by default."),
            field("mapping", TEXT, "File that says what is asked about a request."));

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.-]+)+");

    /** What the paths of other interfaces begin with: asked at one of these, they would never be reached. */
    private static final Pattern TAKEN = Pattern.compile(
            "/(v1|access|\\.well-known|health|metrics|openapi\\.(json|yaml)|envoy\\.service\\.auth\\.v3\\.Authorization)(/.*)?");

    private final Path folder;
    private final Diagnostics diagnostics;
    private final Set<String> paths = new HashSet<>();

    private ForwardAuthReader(Path folder, Diagnostics diagnostics) {
        this.folder = folder;
        this.diagnostics = diagnostics;
    }

    /** What holds where nothing is configured: one path, for gateways that set {@code X-Forwarded-} headers. */
    public static List<ForwardAuthSettings> usual() {
        return List.of(new ForwardAuthSettings(
                ForwardAuthSettings.PATH, HeaderSet.FORWARDED, DefaultMapping.FORWARD_AUTH.mapping()));
    }

    /**
     * Reads the entries of a list that has the shape.
     *
     * @param entries its entries
     * @param folder what paths of files are relative to
     * @param diagnostics gets what is wrong
     */
    public static List<ForwardAuthSettings> read(List<Fields> entries, Path folder, Diagnostics diagnostics) {
        ForwardAuthReader reader = new ForwardAuthReader(folder, diagnostics);
        List<ForwardAuthSettings> read = new ArrayList<>();
        entries.forEach(entry -> reader.settings(entry).ifPresent(read::add));
        return read;
    }

    private Optional<ForwardAuthSettings> settings(Fields entry) {
        String path = entry.text("path").map(Fragment::text).orElse(ForwardAuthSettings.PATH);
        if (!PATH.matcher(path).matches()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf("path"), "this is not a path as gateways ask, for example /forward-auth"));
        } else if (TAKEN.matcher(path).matches()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf("path"), "another interface of the server is at " + path));
        } else if (!paths.add(path)) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf("path"), "only one set of headers can be believed at " + path));
        }
        HeaderSet headers =
                entry.text("headers").map(Fragment::text).flatMap(HeaderSet::of).orElse(HeaderSet.FORWARDED);
        return mapping(entry).map(mapping -> new ForwardAuthSettings(path, headers, mapping));
    }

    private Optional<RequestMapping> mapping(Fields entry) {
        return entry.text("mapping").isEmpty()
                ? Optional.of(DefaultMapping.FORWARD_AUTH.mapping())
                : entry.text("mapping").flatMap(file -> mapping(file, entry));
    }

    private Optional<RequestMapping> mapping(Fragment written, Fields entry) {
        Path file = folder.resolve(written.text());
        try {
            MappingReading reading = MappingReader.read(new SourceFile(file.toString(), Files.readString(file)));
            diagnostics.addAll(reading.diagnostics());
            return reading.mapping();
        } catch (IOException unreadable) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(entry.placeOf("mapping"), "this file cannot be read"));
            return Optional.empty();
        }
    }
}
