package dev.portcullis.follow;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.model.CompiledPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading and compiling a policy.
 *
 * @param policy ready to decide; missing when it cannot be used
 * @param diagnostics all that is wrong with it, in order of place
 * @param deadlines when parts of it are to be forgotten
 */
record PolicyReading(Optional<CompiledPolicy> policy, List<Diagnostic> diagnostics, List<Deadline> deadlines) {
    PolicyReading {
        diagnostics = List.copyOf(diagnostics);
        deadlines = List.copyOf(deadlines);
    }
}
