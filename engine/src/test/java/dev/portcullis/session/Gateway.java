package dev.portcullis.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers what it was told. */
final class Gateway implements SessionListener {
    private final Map<Session, List<Termination>> told = new ConcurrentHashMap<>();

    @Override
    public void terminate(Session session, Termination termination) {
        told.computeIfAbsent(session, key -> new CopyOnWriteArrayList<>()).add(termination);
    }

    List<Termination> told(Session session) {
        return told.getOrDefault(session, List.of());
    }

    int count() {
        return told.values().stream().mapToInt(List::size).sum();
    }
}
