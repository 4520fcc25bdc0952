package dev.portcullis.draft;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.Compilation;
import dev.portcullis.policy.PolicyCompiler;
import java.util.List;
import java.util.Optional;

/**
 * A policy that was read, and what came of it.
 *
 * @param catalog what could be read
 * @param policy ready to decide; empty when something could not be read. Broken expressions, templates and patterns leave
 *     it as it is: they decide as Teleport has them decide
 * @param diagnostics everything to say about it, in order of place
 */
public record PolicyFiles(Catalog catalog, Optional<CompiledPolicy> policy, List<Diagnostic> diagnostics) {
    /** Compiles what was read. */
    public static PolicyFiles of(CatalogReading reading) {
        Compilation compilation = new PolicyCompiler().compile(reading.catalog());
        Diagnostics all = new Diagnostics();
        all.addAll(reading.diagnostics());
        all.addAll(compilation.diagnostics());
        return new PolicyFiles(
                reading.catalog(),
                Optional.of(compilation.policy()).filter(policy -> reading.accepted()),
                all.sorted());
    }

    /** How many diagnostics are of a severity. */
    public long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
