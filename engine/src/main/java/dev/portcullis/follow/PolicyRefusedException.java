package dev.portcullis.follow;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import java.util.List;

/** The policy cannot be used, and there is no earlier one that could decide. */
public final class PolicyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    PolicyRefusedException(List<Diagnostic> diagnostics) {
        super(message(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** What is wrong with a policy, in one line. */
    static String message(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        String first = errors.isEmpty() ? "" : ": " + errors.get(0);
        return "the policy has " + errors.size() + (errors.size() == 1 ? " error" : " errors, first") + first;
    }

    /** All that is wrong, in order of place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
