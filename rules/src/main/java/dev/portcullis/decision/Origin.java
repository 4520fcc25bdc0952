package dev.portcullis.decision;

import dev.portcullis.source.Span;

/**
 * Who said it.
 *
 * @param kind {@code lock}, {@code role}, {@code rule}, {@code cluster}; empty for nobody
 * @param name its name
 * @param place where the part that spoke is written
 */
public record Origin(String kind, String name, Span place) {
    /** Nobody in particular. */
    public static final Origin NONE = new Origin("", "", Span.NONE);

    /** The cluster's own settings. */
    public static final Origin CLUSTER = new Origin("cluster", "", Span.NONE);

    /** {@code lock "l-1" at locks.yaml:3:1}. */
    @Override
    public String toString() {
        String who = name.isEmpty() ? kind : kind + " \"" + name + "\"";
        return place.equals(Span.NONE) ? who : who + " at " + place;
    }
}
