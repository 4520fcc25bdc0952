package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.Span;
import java.io.File;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Diagnostics in the format that code hosts and editors take from analysers: SARIF 2.1.0. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<DiagnosticCode> CODES = List.of(DiagnosticCode.values());

    private final Path root;

    /**
     * @param root the folder that places are relative to; what is not in it has an absolute address
     */
    SarifReport(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    void write(List<Diagnostic> diagnostics, PrintWriter out) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        document.put("runs", List.of(run(diagnostics)));
        StructuredWriter.json().write(document, out);
    }

    private Map<String, Object> run(List<Diagnostic> diagnostics) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver()));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", diagnostics.stream().map(this::result).toList());
        return run;
    }

    private static Map<String, Object> driver() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Portcullis");
        driver.put("version", Main.Version.number());
        driver.put("rules", CODES.stream().map(SarifReport::rule).toList());
        return driver;
    }

    private static Map<String, Object> rule(DiagnosticCode code) {
        DiagnosticPage page = DiagnosticPage.of(code);
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code.id());
        rule.put("name", nameOf(code));
        rule.put("shortDescription", message(page.title()));
        rule.put("fullDescription", message(page.text()));
        rule.put("help", both(page.text()));
        rule.put("defaultConfiguration", Map.of("level", code.severity().word()));
        return rule;
    }

    /** Editors show names in this form: {@code UnknownField}. */
    private static String nameOf(DiagnosticCode code) {
        return Arrays.stream(code.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private Map<String, Object> result(Diagnostic diagnostic) {
        String help = diagnostic.help().isEmpty() ? "" : "; " + diagnostic.help();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", diagnostic.code().id());
        result.put("ruleIndex", CODES.indexOf(diagnostic.code()));
        result.put("level", diagnostic.severity().word());
        result.put("message", message(diagnostic.message() + help));
        if (!diagnostic.place().equals(Span.NONE)) {
            result.put("locations", List.of(Map.of("physicalLocation", place(diagnostic.place()))));
        }
        return result;
    }

    /** A file that could not be read has no lines to point at. */
    private Map<String, Object> place(Span span) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", address(span.file().name())));
        if (!span.file().text().isEmpty()) {
            place.put("region", region(span));
        }
        return place;
    }

    private static Map<String, Object> region(Span span) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endLine", span.endLine());
        region.put("endColumn", span.endColumn());
        return region;
    }

    private String address(String file) {
        Path path = root.resolve(file).normalize();
        return path.startsWith(root)
                ? relative(root.relativize(path).toString())
                : path.toUri().toASCIIString();
    }

    /** A first name with a colon would otherwise be taken for a scheme. */
    private static String relative(String path) {
        String slashed = path.replace(File.separatorChar, '/');
        int colon = slashed.indexOf(':');
        int slash = slashed.indexOf('/');
        String plain = colon >= 0 && (slash < 0 || colon < slash) ? "./" + slashed : slashed;
        try {
            return new URI(null, null, plain, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> message(String text) {
        return Map.of("text", text);
    }

    private static Map<String, Object> both(String markdown) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("text", markdown);
        message.put("markdown", markdown);
        return message;
    }
}
