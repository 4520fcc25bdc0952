package dev.portcullis.policy;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.model.CompiledPolicy;
import java.util.List;

/**
 * What came of compiling a catalog. Broken expressions, templates and patterns do not keep a role from being loaded:
 * they are reported, and deny or grant nothing when they are reached, as in Teleport.
 *
 * @param policy the policy that can decide
 * @param diagnostics everything that is broken in it, in order of place
 */
public record Compilation(CompiledPolicy policy, List<Diagnostic> diagnostics) {
    public Compilation {
        diagnostics = List.copyOf(diagnostics);
    }
}
