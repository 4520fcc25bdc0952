package dev.portcullis.server.config;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.store.etcd.EtcdSettings;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading where a store in etcd is.
 *
 * @param settings missing when they cannot be used
 * @param diagnostics everything to say about them, in order of place
 */
public record EtcdReading(Optional<EtcdSettings> settings, List<Diagnostic> diagnostics) {
    public EtcdReading {
        diagnostics = List.copyOf(diagnostics);
    }
}
