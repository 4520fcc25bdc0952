package dev.portcullis.session;

import dev.portcullis.engine.Standing;
import dev.portcullis.lock.Lock;
import dev.portcullis.locks.LockTargets;
import dev.portcullis.request.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions by their ids and by their marks. Whoever asks for a mark after a session has been added finds it; coming and
 * going cost as much as the session has marks, and finding as much as is found.
 */
final class SessionIndex {
    private static final Mark STRICT = new Mark.Strict();

    private final Map<UUID, Session> sessions = new ConcurrentHashMap<>();
    private final Map<Mark, Crowd<Mark>> crowds = new ConcurrentHashMap<>();

    /** The marks of a session for a request. */
    static Set<Mark> marks(Request active, Standing standing) {
        Set<Mark> marks = new LinkedHashSet<>();
        LockTargets.forEach(
                active,
                standing.identity(),
                standing.cluster(),
                (field, value) -> marks.add(new Mark.Named(field, value)));
        if (standing.strict()) {
            marks.add(STRICT);
        }
        return marks;
    }

    void add(Session session) {
        sessions.put(session.id(), session);
        Mark[] marks = session.marks();
        for (int number = 0; number < marks.length; number++) {
            marks[number] = join(session, number, marks[number]);
        }
    }

    /** Sessions share the objects of their marks. */
    private Mark join(Session session, int number, Mark mark) {
        Crowd<Mark> joined = crowds.compute(mark, (key, present) -> {
            Crowd<Mark> crowd = present == null ? new Crowd<>(key) : present;
            crowd.add(session, Session.seatOfMark(number));
            return crowd;
        });
        return joined == null ? mark : joined.key();
    }

    void remove(Session session) {
        Mark[] marks = session.marks();
        for (int number = 0; number < marks.length; number++) {
            leave(session, number, marks[number]);
        }
        sessions.remove(session.id());
    }

    private void leave(Session session, int number, Mark mark) {
        crowds.computeIfPresent(mark, (key, crowd) -> {
            crowd.remove(session, Session.seatOfMark(number));
            return crowd.isEmpty() ? null : crowd;
        });
    }

    Optional<Session> find(UUID id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /** Those that end when the view of the locks is not proven fresh. */
    List<Session> strict() {
        return marked(STRICT);
    }

    /** All that a lock may mean that has anchors. */
    List<Session> candidates(Lock lock) {
        List<Session> found = new ArrayList<>();
        lock.anchors().forEach((field, value) -> found.addAll(marked(new Mark.Named(field, value))));
        return found;
    }

    private List<Session> marked(Mark mark) {
        Crowd<Mark> crowd = crowds.get(mark);
        return crowd == null ? List.of() : crowd.members();
    }

    /** All, as they come and go. */
    Collection<Session> all() {
        return sessions.values();
    }
}
