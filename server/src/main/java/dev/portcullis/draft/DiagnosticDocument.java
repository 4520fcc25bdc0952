package dev.portcullis.draft;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Mistakes of authors as documents for programs. Keys are only ever added. */
public final class DiagnosticDocument {
    private DiagnosticDocument() {}

    /** The document of one mistake. */
    public static Map<String, Object> of(Diagnostic diagnostic) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", diagnostic.severity().word());
        document.put("code", diagnostic.code().id());
        document.put("message", diagnostic.message());
        document.put("help", Optional.of(diagnostic.help()).filter(help -> !help.isEmpty()));
        putPlace(document, diagnostic.place());
        Optional<Span> written = written(diagnostic.place());
        document.put("end_line", written.map(Span::endLine));
        document.put("end_column", written.map(Span::endColumn));
        document.put("docs", page(diagnostic.code()));
        return document;
    }

    /** Where the page about a code is in this project. */
    public static String page(DiagnosticCode code) {
        return "docs/diagnostics/" + code.id() + ".md";
    }

    /** Adds a place to a document; empty values where there is none. */
    public static void putPlace(Map<String, Object> document, Span place) {
        Optional<Span> written = written(place);
        document.put("file", written.map(span -> span.file().name()));
        document.put("line", written.map(Span::line));
        document.put("column", written.map(Span::column));
    }

    private static Optional<Span> written(Span place) {
        return Optional.of(place).filter(span -> !span.equals(Span.NONE));
    }
}
