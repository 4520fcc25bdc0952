package dev.portcullis.server.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All sessions that gateways hold, by id and in the order of opening. */
final class SessionTable {
    private final Map<UUID, HeldSession> byId = new ConcurrentHashMap<>();
    private final NavigableMap<Long, HeldSession> inOrder = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * A part of a listing.
     *
     * @param sessions in the order of opening
     * @param last the number of the last one, where there may be more
     */
    record Page(List<HeldSession> sessions, Optional<Long> last) {}

    /** A number that no session has had. */
    long number() {
        return numbers.incrementAndGet();
    }

    void add(HeldSession session) {
        byId.put(session.id(), session);
        inOrder.put(session.number(), session);
    }

    void remove(HeldSession session) {
        byId.remove(session.id());
        inOrder.remove(session.number());
    }

    Optional<HeldSession> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The first sessions after a number that are wanted. Looks at every session in between. */
    Page after(long number, int most, Predicate<HeldSession> wanted) {
        List<HeldSession> found = new ArrayList<>();
        for (HeldSession session : inOrder.tailMap(number, false).values()) {
            if (found.size() == most) {
                return new Page(found, Optional.of(found.get(most - 1).number()));
            }
            if (wanted.test(session)) {
                found.add(session);
            }
        }
        return new Page(found, Optional.empty());
    }
}
