package dev.portcullis.server.config;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a configuration.
 *
 * @param config missing when it cannot be used
 * @param draft as far as it can be read, to look for further mistakes with; missing when nothing of it can be
 * @param diagnostics everything to say about it, in order of place
 */
public record ConfigReading(Optional<ServerConfig> config, Optional<ServerConfig> draft, List<Diagnostic> diagnostics) {
    public ConfigReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
