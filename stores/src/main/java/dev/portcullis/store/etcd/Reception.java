package dev.portcullis.store.etcd;

import dev.portcullis.store.Change;
import dev.portcullis.store.Change.Deleted;
import dev.portcullis.store.Change.Written;
import dev.portcullis.store.GapException;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import java.util.List;
import java.util.Optional;

/**
 * Takes events of a watch for changes, if they go on without a gap from what is known. What etcd has written at one of its
 * revisions comes at once and is one change: the history, and one resource.
 */
final class Reception {
    private final Layout layout;
    private final Lineage lineage;
    private final Positions positions;
    private final Counters counters;
    private Position position;

    Reception(Layout layout, Lineage lineage, Positions positions, Counters counters, Position position) {
        this.layout = layout;
        this.lineage = lineage;
        this.positions = positions;
        this.counters = counters;
        this.position = position;
    }

    /** Up to where all is known. */
    Position position() {
        return position;
    }

    /** Etcd has nothing more up to one of its revisions. */
    void reach(long revision) {
        position = position.reached(revision);
    }

    /**
     * Takes events.
     *
     * @param changes gets the changes, in order; those before a gap as well
     * @throws GapException if they do not go on from what is known, or are nothing that Portcullis has written
     */
    void take(List<Event> events, List<Change> changes) {
        int begin = 0;
        while (begin < events.size()) {
            long mod = mod(events.get(begin));
            int end = begin;
            while (end < events.size() && mod(events.get(end)) == mod) {
                end++;
            }
            if (mod > position.head().mod()) {
                changes.add(change(events.subList(begin, end)));
            }
            begin = end;
        }
    }

    private static long mod(Event event) {
        return event.getKv().getModRevision();
    }

    private Change change(List<Event> together) {
        Optional<Event> history = Optional.empty();
        Optional<Event> resource = Optional.empty();
        for (Event event : together) {
            if (event.getKv().getKey().equals(layout.history())) {
                history = Optional.of(event);
            } else {
                resource = Optional.of(event);
            }
        }
        if (history.isEmpty() || resource.isEmpty() || together.size() != 2 || isDeletion(history.get())) {
            resource.map(changed -> changed.getKv().getKey()).ifPresent(positions::blame);
            throw new GapException("the store in etcd was changed by something else, or declared anew");
        }
        Head next = follow(Head.of(history.get().getKv()));
        Change change = change(resource.get(), next.history());
        counters.received(change);
        position = position.at(next);
        return change;
    }

    private Head follow(Head next) {
        Head before = position.head();
        boolean onward = next.history().epoch().equals(before.history().epoch())
                && next.history().revision() == before.history().revision() + 1
                && next.comesNextAfter(before);
        if (!onward) {
            throw new GapException("what comes after " + before.token() + " in etcd is " + next.token());
        }
        return lineage.follow(before, next);
    }

    private Change change(Event event, History history) {
        KeyValue stored = event.getKv();
        ResourceKey key = layout.resource(stored.getKey())
                .orElseThrow(() -> new GapException("a key in etcd is none of a resource"));
        if (isDeletion(event)) {
            return new Deleted(key, history.revision(), history.committed());
        }
        StoredResource resource = Layout.resource(key, stored.getValue())
                .filter(read -> read.revision() == history.revision())
                .orElseThrow(() -> new GapException(key + " in etcd is not what its history tells"));
        return new Written(resource, history.committed());
    }

    private static boolean isDeletion(Event event) {
        return event.getType() == Event.EventType.DELETE;
    }
}
