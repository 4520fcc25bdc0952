package dev.portcullis.scenario;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.Freshness;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the engine what each scenario asks, and compares. Safe for any number of threads. */
public final class ScenarioRunner {
    private static final long REVISION = 1;

    private final PolicyCompiler compiler = new PolicyCompiler();
    private final CoreRules rules = new CoreRules();

    /** Runs one scenario. A fault of the engine is that scenario's failure. */
    public ScenarioResult run(Scenario scenario) {
        Outcome outcome;
        try {
            outcome = outcome(scenario);
        } catch (RuntimeException | AssertionError | StackOverflowError fault) {
            outcome = new Outcome.Crashed(fault);
        }
        return new ScenarioResult(scenario, outcome, compare(scenario, outcome));
    }

    /** What is broken inside a resource that loads refuses requests when they reach it, as in Teleport. */
    private Outcome outcome(Scenario scenario) {
        Catalog catalog = scenario.given().reading().catalog();
        List<Diagnostic> errors = scenario.given().reading().diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return new Outcome.Refused(errors);
        }
        if (scenario.request().isEmpty()) {
            return new Outcome.Loaded();
        }
        Freshness freshness = scenario.given().stale() ? Freshness.STALE : Freshness.FRESH;
        LockView locks = LockView.of(catalog.locks(), REVISION, freshness);
        PolicyEngine engine = new PolicyEngine(rules, compiler.compile(catalog).policy(), locks);
        return new Outcome.Decided(engine.explain(scenario.request().get()));
    }

    private static List<Comparison> compare(Scenario scenario, Outcome outcome) {
        Expectation expected = scenario.expectation();
        Answer answer = answer(outcome, scenario.request().isEmpty());
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(Comparison.equal("decision", expected.decision(), answer.decision()));
        if (!expected.by().isEmpty()) {
            comparisons.add(Comparison.equal("by", expected.by(), answer.by()));
        }
        if (!expected.rule().isEmpty()) {
            comparisons.add(Comparison.equal("rule", expected.rule(), answer.rule()));
        }
        expected.message()
                .ifPresent(message -> comparisons.add(Comparison.equal("message", message, answer.message())));
        if (!expected.locks().isEmpty()) {
            String anyOf = String.join(" or ", expected.locks());
            boolean agrees = expected.locks().contains(answer.lock());
            comparisons.add(new Comparison("lock", anyOf, answer.lock(), agrees));
        }
        new TreeMap<>(expected.options())
                .forEach((option, value) -> comparisons.add(compare(option, value, answer.obligation(option))));
        return comparisons;
    }

    /** An option that an answer says nothing of is never right, not even where it should be empty. */
    private static Comparison compare(String option, String expected, Optional<String> actual) {
        return new Comparison("options." + option, expected, actual.orElse(""), actual.equals(Optional.of(expected)));
    }

    private static Answer answer(Outcome outcome, boolean onlyLoad) {
        if (outcome instanceof Outcome.Decided decided) {
            return Answer.of(decided.explanation().decision());
        }
        if (outcome instanceof Outcome.Loaded) {
            return new Answer("allow", "", "", Origin.NONE, List.of());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return new Answer(
                    onlyLoad ? "invalid" : "not loaded", "validation", message(refused), Origin.NONE, List.of());
        }
        if (outcome instanceof Outcome.Crashed crashed) {
            return new Answer("crashed", "", crashed.fault().toString(), Origin.NONE, List.of());
        }
        throw new AssertionError("no case for " + outcome);
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

    /** An outcome in the words of the case format. */
    private record Answer(String decision, String by, String message, Origin origin, List<Obligation> obligations) {
        static Answer of(Decision decision) {
            return new Answer(
                    decision.effect().word(),
                    decision.reason().by(),
                    decision.message(),
                    decision.finding().origin(),
                    decision.obligations());
        }

        String lock() {
            return nameOf("lock");
        }

        String rule() {
            return nameOf("rule");
        }

        Optional<String> obligation(String name) {
            return obligations.stream()
                    .filter(obligation -> obligation.name().equals(name))
                    .map(Obligation::value)
                    .findFirst();
        }

        private String nameOf(String kind) {
            return origin.kind().equals(kind) ? origin.name() : "";
        }
    }
}
