package dev.portcullis.store.etcd.faults;

import java.util.ArrayList;
import java.util.List;

/** What a history shows that must not be, one clause each. */
final class Violations {
    private static final int MOST = 20;

    private final List<String> found = new ArrayList<>();
    private int count;

    void add(String clause) {
        count++;
        if (count <= MOST) {
            found.add(clause);
        }
    }

    void demand(boolean holds, String otherwise) {
        if (!holds) {
            add(otherwise);
        }
    }

    /** The first of them, and how many there are beside. */
    List<String> all() {
        List<String> all = new ArrayList<>(found);
        if (count > MOST) {
            all.add("and " + (count - MOST) + " more");
        }
        return all;
    }
}
