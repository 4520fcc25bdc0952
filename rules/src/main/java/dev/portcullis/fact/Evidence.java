package dev.portcullis.fact;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import java.util.List;

/** What speaks about one request: the locks, rules and roles that can matter, asked when a core rule wants to know. */
public interface Evidence {
    /** What was found for a line, the finding to report first; empty when nothing holds. */
    List<Finding> of(Line line);
}
