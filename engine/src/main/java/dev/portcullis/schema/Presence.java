package dev.portcullis.schema;

import java.util.ArrayList;
import java.util.List;

/** How much of a value must be there. */
enum Presence {
    /** It can be left out or stand for nothing. */
    OPTIONAL,
    /** It is in a list, where nothing is no value. */
    PRESENT,
    /** The reader refuses what is around it when it is missing or empty. */
    REQUIRED;

    /** The types of a value of this presence. */
    Object types(String... types) {
        List<String> all = new ArrayList<>(List.of(types));
        if (this == OPTIONAL) {
            all.add("null");
        }
        return all.size() == 1 ? all.get(0) : List.copyOf(all);
    }
}
