package dev.portcullis.model;

import java.time.Instant;

/** A scope that remembers until when everything that conditions read of the clock stays as it is. */
public final class TimedScope extends Scope {
    private Instant until = Instant.MAX;

    /** Everything that another scope can read. */
    public TimedScope(Scope scope) {
        super(scope.request(), scope.user(), scope.userLabels(), scope.originCluster());
    }

    @Override
    void changesAt(Instant instant) {
        if (instant.isBefore(until)) {
            until = instant;
        }
    }

    /** The first instant at which a condition that was asked may say something else; {@link Instant#MAX} for never. */
    public Instant until() {
        return until;
    }
}
