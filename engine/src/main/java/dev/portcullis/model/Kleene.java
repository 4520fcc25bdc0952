package dev.portcullis.model;

import java.util.List;

/**
 * The logic of rules: what decides, decides wherever it stands; an error is told only where nothing decides. Of several, it
 * is the first that is more than something missing.
 */
final class Kleene {
    private Kleene() {}

    static boolean all(List<Condition> operands, Scope scope) {
        return !isDecided(operands, false, scope);
    }

    static boolean any(List<Condition> operands, Scope scope) {
        return isDecided(operands, true, scope);
    }

    /** Whether some operand says what decides. */
    private static boolean isDecided(List<Condition> operands, boolean decisive, Scope scope) {
        EvaluationException first = null;
        for (int i = 0; i < operands.size(); i++) {
            try {
                if (operands.get(i).holds(scope) == decisive) {
                    return true;
                }
            } catch (EvaluationException broken) {
                first = first == null || (first.isMissing() && !broken.isMissing()) ? broken : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return false;
    }
}
