package dev.portcullis.cli;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.Compilation;
import dev.portcullis.policy.PolicyCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
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
record PolicyFiles(Catalog catalog, Optional<CompiledPolicy> policy, List<Diagnostic> diagnostics) {
    static PolicyFiles of(CatalogReading reading) {
        Compilation compilation = new PolicyCompiler().compile(reading.catalog());
        Diagnostics all = new Diagnostics();
        all.addAll(reading.diagnostics());
        all.addAll(compilation.diagnostics());
        return new PolicyFiles(
                reading.catalog(),
                Optional.of(compilation.policy()).filter(policy -> reading.accepted()),
                all.sorted());
    }

    static void requireExisting(Path path) {
        if (!Files.exists(path)) {
            throw new InputException("there is no " + path);
        }
        if (!Files.isReadable(path)) {
            throw new InputException("may not read " + path);
        }
    }

    long count(Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
