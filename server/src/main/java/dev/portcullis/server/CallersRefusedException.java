package dev.portcullis.server;

import dev.portcullis.diagnostic.Diagnostic;
import java.util.List;

/** A callers file that cannot be used. */
public final class CallersRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;

    CallersRefusedException(List<Diagnostic> diagnostics) {
        super("the callers file cannot be used");
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** What is wrong with it, in order of place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
