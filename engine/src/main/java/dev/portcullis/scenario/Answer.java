package dev.portcullis.scenario;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.explain.Shortfall;
import java.util.List;
import java.util.Optional;

/**
 * An outcome in the words of the case format.
 *
 * @param decision what is decided; a word that no case can expect where nothing is
 * @param by what kind of check decides
 * @param message what users are told
 * @param origin who decides
 * @param obligations what the gateway must see to, options included
 * @param warnings what the caller should look into
 * @param missing what stands in the way, each on a line
 */
record Answer(
        String decision,
        String by,
        String message,
        Origin origin,
        List<Obligation> obligations,
        List<String> warnings,
        List<String> missing) {
    /**
     * The answer of an outcome.
     *
     * @param onlyLoad whether nothing was asked but that the resources load
     */
    static Answer of(Outcome outcome, boolean onlyLoad) {
        if (outcome instanceof Outcome.Decided decided) {
            return of(decided.explanation().decision(), decided.missing());
        }
        if (outcome instanceof Outcome.Loaded) {
            return without("allow", "", "");
        }
        if (outcome instanceof Outcome.Refused refused) {
            return without(onlyLoad ? "invalid" : "not loaded", "validation", message(refused));
        }
        if (outcome instanceof Outcome.Crashed crashed) {
            return without("crashed", "", crashed.fault().toString());
        }
        throw new AssertionError("no case for " + outcome);
    }

    private static Answer of(Decision decision, List<Shortfall> missing) {
        return new Answer(
                decision.effect().word(),
                decision.reason().by(),
                decision.message(),
                decision.finding().origin(),
                decision.obligations(),
                decision.warnings().stream().sorted().toList(),
                missing.stream().map(Shortfall::text).toList());
    }

    private static Answer without(String decision, String by, String message) {
        return new Answer(decision, by, message, Origin.NONE, List.of(), List.of(), List.of());
    }

    /** The words about an invalid field are Teleport's own; those of other errors are ours. */
    private static String message(Outcome.Refused refused) {
        return refused.errors().stream()
                .filter(error -> error.code() == DiagnosticCode.INVALID_FIELD)
                .findFirst()
                .or(() -> refused.errors().stream().findFirst())
                .map(Diagnostic::message)
                .orElse("");
    }

    String lock() {
        return nameOf("lock");
    }

    String rule() {
        return nameOf("rule");
    }

    private String nameOf(String kind) {
        return origin.kind().equals(kind) ? origin.name() : "";
    }

    Optional<String> obligation(String name) {
        return obligations.stream()
                .filter(obligation -> obligation.name().equals(name))
                .map(Obligation::value)
                .findFirst();
    }
}
