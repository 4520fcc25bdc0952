package dev.portcullis.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that have something in common. A session knows its place in each of its crowds, under the number of a seat, so
 * it leaves at once, however many stay: the last one takes its place.
 */
final class Crowd<K> {
    private static final int SPARSE = 4;

    private final K key;
    private @Nullable Session[] members = new Session[1];
    private int[] seats = new int[1];
    private int size;

    Crowd(K key) {
        this.key = key;
    }

    /** What they have in common. */
    K key() {
        return key;
    }

    synchronized void add(Session session, int seat) {
        if (size == members.length) {
            resize(2 * size);
        }
        settle(session, seat, size);
        size++;
    }

    synchronized void remove(Session session, int seat) {
        int place = session.place(seat);
        size--;
        Session last = members[size];
        if (last != null && last != session) {
            settle(last, seats[size], place);
        }
        members[size] = null;
        if (size > 0 && size < members.length / SPARSE) {
            resize(members.length / 2);
        }
    }

    synchronized boolean isEmpty() {
        return size == 0;
    }

    /** All members at this moment. */
    synchronized List<Session> members() {
        return members(size);
    }

    /** Some members, but not more than so many. */
    synchronized List<Session> members(int most) {
        List<Session> some = new ArrayList<>(Math.min(most, size));
        for (int place = 0; place < Math.min(most, size); place++) {
            Session member = members[place];
            if (member != null) {
                some.add(member);
            }
        }
        return some;
    }

    private void settle(Session session, int seat, int place) {
        members[place] = session;
        seats[place] = seat;
        session.settle(seat, place);
    }

    private void resize(int capacity) {
        members = Arrays.copyOf(members, capacity);
        seats = Arrays.copyOf(seats, capacity);
    }
}
