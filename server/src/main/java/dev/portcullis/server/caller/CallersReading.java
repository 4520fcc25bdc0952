package dev.portcullis.server.caller;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a callers file.
 *
 * @param callers missing when anything is wrong
 * @param diagnostics everything to say about it, in order of place
 */
public record CallersReading(Optional<CallersFile> callers, List<Diagnostic> diagnostics) {
    public CallersReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
