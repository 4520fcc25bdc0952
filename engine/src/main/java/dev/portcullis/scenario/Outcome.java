package dev.portcullis.scenario;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.engine.Explanation;
import dev.portcullis.explain.Shortfall;
import java.util.List;

/** What a scenario came to. */
public sealed interface Outcome {
    /**
     * The engine answered.
     *
     * @param explanation the answer
     * @param missing what stands in the way of being allowed; empty where nothing does, or where nobody asked
     */
    record Decided(Explanation explanation, List<Shortfall> missing) implements Outcome {
        public Decided {
            missing = List.copyOf(missing);
        }
    }

    /** The resources are valid, and nothing more was asked. */
    record Loaded() implements Outcome {}

    /** The resources are not valid; the reasons, errors only, in order of place. */
    record Refused(List<Diagnostic> errors) implements Outcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** The engine failed: a fault of ours. */
    record Crashed(Throwable fault) implements Outcome {}
}
