package dev.portcullis.explain;

import dev.portcullis.model.Condition;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.Scope;
import dev.portcullis.source.Span;
import java.util.List;

/**
 * Something that was looked at.
 *
 * @param outcome whether what the text says holds
 * @param text what it is, in one line
 * @param place where it is written
 * @param children what it is made of
 */
public record Step(Outcome outcome, String text, Span place, List<Step> children) {
    public Step {
        children = List.copyOf(children);
    }

    /** A step that is made of nothing else. */
    static Step of(Outcome outcome, String text, Span place) {
        return new Step(outcome, text, place, List.of());
    }

    /** A compiled condition, put to a request. */
    static Step asking(Condition condition, Scope scope, String text, Span place) {
        try {
            return of(condition.holds(scope) ? Outcome.HELD : Outcome.FAILED, text, place);
        } catch (EvaluationException broken) {
            return of(Outcome.ERROR, text + ": " + broken.why(), broken.place());
        }
    }

    /** The same, made of other steps. */
    Step with(List<Step> others) {
        return new Step(outcome, text, place, others);
    }

    /** The same in other words. */
    Step saying(String words) {
        return new Step(outcome, words, place, children);
    }

    /** The same at another place, unless it is known where exactly it broke. */
    Step at(Span other) {
        return outcome == Outcome.ERROR ? this : new Step(outcome, text, other, children);
    }

    boolean held() {
        return outcome == Outcome.HELD;
    }

    boolean failed() {
        return outcome == Outcome.FAILED;
    }

    boolean broken() {
        return outcome == Outcome.ERROR;
    }
}
