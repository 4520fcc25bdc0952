package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.server.point.DecisionDocument;
import dev.portcullis.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Diagnostics as documents for programs. Keys are only ever added. */
final class Documents {
    private Documents() {}

    static Map<String, Object> of(Diagnostic diagnostic) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", diagnostic.severity().word());
        document.put("code", diagnostic.code().id());
        document.put("message", diagnostic.message());
        document.put("help", Optional.of(diagnostic.help()).filter(help -> !help.isEmpty()));
        DecisionDocument.putPlace(document, diagnostic.place());
        Optional<Span> written = Optional.of(diagnostic.place()).filter(span -> !span.equals(Span.NONE));
        document.put("end_line", written.map(Span::endLine));
        document.put("end_column", written.map(Span::endColumn));
        document.put("docs", DiagnosticPage.pathOf(diagnostic.code()));
        return document;
    }
}
