package dev.portcullis.coverage;

import dev.portcullis.model.Condition;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.source.Span;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a condition says, from any number of threads. */
final class Tally {
    private final Span place;
    private final LongAdder trues = new LongAdder();
    private final LongAdder falses = new LongAdder();
    private final LongAdder errors = new LongAdder();

    Tally(Span place) {
        this.place = place;
    }

    Span place() {
        return place;
    }

    Count count() {
        return new Count(trues.sum(), falses.sum(), errors.sum());
    }

    /** The same condition, heard. */
    Condition hearing(Condition condition) {
        return scope -> {
            boolean holds;
            try {
                holds = condition.holds(scope);
            } catch (EvaluationException broken) {
                errors.increment();
                throw broken;
            }
            (holds ? trues : falses).increment();
            return holds;
        };
    }
}
