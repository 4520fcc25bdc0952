package dev.portcullis.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what is wrong, to report all of it at once in order of place. Nobody reads more than some thousands: further
 * ones are dropped, but never the only error.
 */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic found) -> found.place().file().name())
            .thenComparing(found -> found.place().start())
            .thenComparing(found -> found.code().id())
            .thenComparing(Diagnostic::message);

    private static final int MOST = 10_000;

    private final List<Diagnostic> found = new ArrayList<>();
    private boolean errors;

    public void add(Diagnostic diagnostic) {
        boolean firstError = !errors && diagnostic.severity() == Severity.ERROR;
        errors |= firstError;
        if (firstError || found.size() < MOST) {
            found.add(diagnostic);
        }
    }

    public void addAll(Iterable<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    public boolean hasErrors() {
        return errors;
    }

    /** Everything found, in order of place. */
    public List<Diagnostic> sorted() {
        return found.isEmpty()
                ? List.of()
                : found.stream().sorted(BY_PLACE).distinct().toList();
    }
}
