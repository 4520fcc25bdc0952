package dev.portcullis.server.mapping;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a mapping.
 *
 * @param mapping the mapping; empty when it has an error
 * @param diagnostics everything to say about it, in order of place
 */
public record MappingReading(Optional<RequestMapping> mapping, List<Diagnostic> diagnostics) {
    public MappingReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
