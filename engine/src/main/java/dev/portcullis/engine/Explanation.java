package dev.portcullis.engine;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Finding;
import java.util.List;

/**
 * A decision with everything that was found on the way.
 *
 * @param decision the answer
 * @param findings all findings, line by line
 */
public record Explanation(Decision decision, List<Finding> findings) {
    public Explanation {
        findings = List.copyOf(findings);
    }
}
