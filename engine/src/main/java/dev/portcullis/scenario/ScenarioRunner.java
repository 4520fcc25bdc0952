package dev.portcullis.scenario;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.core.CoreRules;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.engine.Explanation;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.explain.Explainer;
import dev.portcullis.locks.LockView;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.ConditionObserver;
import dev.portcullis.request.Request;
import java.time.Duration;
import java.util.List;

/** Asks the engine what each scenario asks, and compares. Safe for any number of threads. */
public final class ScenarioRunner {
    private final Preparation preparation;
    private final CoreRules rules = new CoreRules();

    public ScenarioRunner() {
        this(ConditionObserver.NONE);
    }

    /** @param observer hears what the conditions of rules say while scenarios are run */
    public ScenarioRunner(ConditionObserver observer) {
        this.preparation = new Preparation(observer);
    }

    /** Runs one scenario. A fault of the engine is that scenario's failure. */
    public ScenarioResult run(Scenario scenario) {
        long begin = System.nanoTime();
        Outcome outcome;
        try {
            outcome = outcome(scenario);
        } catch (RuntimeException | AssertionError | StackOverflowError fault) {
            outcome = new Outcome.Crashed(fault);
        }
        List<Comparison> comparisons = compare(scenario, outcome);
        return new ScenarioResult(scenario, outcome, comparisons, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** What is broken inside a resource that loads refuses requests when they reach it, as in Teleport. */
    private Outcome outcome(Scenario scenario) {
        List<Diagnostic> errors = scenario.given().reading().diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return new Outcome.Refused(errors);
        }
        return scenario.request()
                .<Outcome>map(request -> decided(scenario, request))
                .orElseGet(Outcome.Loaded::new);
    }

    /** What is missing is worked out for those who expect something of it, and for those who have to mend something. */
    private Outcome decided(Scenario scenario, Request request) {
        Catalog catalog = scenario.given().reading().catalog();
        CompiledPolicy policy = preparation.policy(catalog);
        LockView locks = preparation.locks(scenario.given());
        Explanation answer = new PolicyEngine(rules, policy, locks).explain(request);
        Outcome.Decided decided = new Outcome.Decided(answer, List.of());
        boolean asked = scenario.expectation().missing().isPresent();
        if (!asked && compare(scenario, decided).stream().allMatch(Comparison::agrees)) {
            return decided;
        }
        return new Outcome.Decided(
                answer,
                new Explainer(catalog, preparation.explainable(catalog), locks)
                        .explain(request, answer)
                        .missing());
    }

    private static List<Comparison> compare(Scenario scenario, Outcome outcome) {
        return Comparison.of(
                scenario.expectation(), Answer.of(outcome, scenario.request().isEmpty()));
    }
}
