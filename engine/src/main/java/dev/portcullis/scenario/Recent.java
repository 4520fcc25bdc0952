package dev.portcullis.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was made lately, so that it is made once however many ask for it. Safe for any number of threads. */
final class Recent<T> {
    private static final int KEPT = 64;

    private final Map<SameParts, Made<T>> made = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SameParts, Made<T>> eldest) {
            return size() > KEPT;
        }
    };

    /** What is made of parts; those who ask while it is being made wait for it. */
    T of(SameParts parts, Supplier<T> maker) {
        Made<T> place;
        synchronized (made) {
            place = made.computeIfAbsent(parts, unused -> new Made<>());
        }
        return place.by(maker);
    }

    private static final class Made<T> {
        private Optional<T> thing = Optional.empty();

        synchronized T by(Supplier<T> maker) {
            if (thing.isEmpty()) {
                thing = Optional.of(maker.get());
            }
            return thing.get();
        }
    }
}
