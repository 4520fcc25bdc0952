package dev.portcullis.follow;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.follow.Fault.Part;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is wrong now. Safe for any number of threads. */
final class Faults {
    private static final Comparator<Place> BY_PART =
            Comparator.comparing(Place::part).thenComparing(Place::subject);

    private final ConcurrentSkipListMap<Place, Fault> present = new ConcurrentSkipListMap<>(BY_PART);
    private final InstantSource clock;

    /** What a fault is known by. */
    private record Place(Part part, String subject) {}

    Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Something is wrong, perhaps as it was before. */
    void raise(Part part, String subject, String message, List<Diagnostic> diagnostics) {
        Fault fault = new Fault(part, subject, message, diagnostics, clock.instant());
        present.merge(
                new Place(part, subject),
                fault,
                (before, now) -> new Fault(part, subject, message, diagnostics, before.since()));
    }

    void raise(Part part, String message) {
        raise(part, "", message);
    }

    void raise(Part part, String subject, String message) {
        raise(part, subject, message, List.of());
    }

    /** It is not wrong any more, if it was. */
    void mend(Part part, String subject) {
        present.remove(new Place(part, subject));
    }

    void mend(Part part) {
        mend(part, "");
    }

    /** All of them, those first that say that locks may be missing. */
    List<Fault> all() {
        return List.copyOf(present.values());
    }

    /** Whether locks may be missing. */
    boolean endProof() {
        return Optional.ofNullable(present.firstEntry())
                .map(Map.Entry::getValue)
                .filter(first -> first.part().endsProof())
                .isPresent();
    }
}
