package dev.portcullis.benchmark.report;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a plot.
 *
 * @param name what it is
 * @param points heights by places
 */
record Series(String name, SortedMap<Double, Double> points) {
    Series(String name) {
        this(name, new TreeMap<>());
    }

    /** The height of the last point. */
    double last() {
        return Objects.requireNonNull(points.get(points.lastKey()));
    }
}
