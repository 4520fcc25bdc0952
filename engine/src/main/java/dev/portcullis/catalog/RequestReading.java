package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.request.Request;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a request.
 *
 * @param request the request; empty when it has an error
 * @param diagnostics everything to say about it, in order of place
 */
public record RequestReading(Optional<Request> request, List<Diagnostic> diagnostics) {
    public RequestReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
