package dev.portcullis.explain;

import dev.portcullis.decision.Finding;
import dev.portcullis.decision.Line;
import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.EvaluationException;
import dev.portcullis.model.RuleParts;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which locks name something of a request or are about all requests, in force or not. */
final class LockSteps {
    private final LockIndex index;
    private final LockQuestion question;
    private final CompiledPolicy policy;
    private final Set<String> holding;
    private final Instant now;
    private final Set<String> targets = new LinkedHashSet<>();
    private final Set<Lock> locks = new LinkedHashSet<>();

    private LockSteps(LockIndex index, LockQuestion question, CompiledPolicy policy, List<Finding> findings) {
        this.index = index;
        this.question = question;
        this.policy = policy;
        this.now = question.request().now();
        this.holding = findings.stream()
                .filter(found -> found.line() == Line.LOCK)
                .map(found -> found.origin().name())
                .collect(Collectors.toSet());
    }

    /** Held where no lock keeps the request out; every lock that names something of it is below. */
    static Step of(LockIndex index, LockQuestion question, CompiledPolicy policy, List<Finding> findings) {
        LockSteps found = new LockSteps(index, question, policy, findings);
        question.forEachTarget(found::look);
        index.unindexed().stream().filter(found::isAboutResource).forEach(found.locks::add);
        return found.step();
    }

    private void look(TargetField field, String value) {
        targets.add(words(field, value));
        locks.addAll(index.targeting(field, value));
    }

    private static String words(TargetField field, String value) {
        return Words.expression(LockTarget.of(field, value).toString());
    }

    private Step step() {
        List<Step> steps = locks.stream()
                .sorted(Comparator.comparing((Lock lock) -> !holds(lock))
                        .thenComparing(lock -> !lock.inForce(now))
                        .thenComparing(Comparator.comparing(Lock::end).reversed())
                        .thenComparing(Lock::name))
                .map(this::step)
                .toList();
        String said = said() + Words.many(targets, ", ");
        return new Step(holding.isEmpty() ? Outcome.HELD : Outcome.FAILED, said, Span.NONE, steps);
    }

    private String said() {
        if (locks.stream().noneMatch(lock -> lock.inForce(now))) {
            return "no lock in force names any of ";
        }
        if (holding.isEmpty()) {
            return "no lock in force keeps out any of ";
        }
        return locks.stream().anyMatch(lock -> holds(lock) && !named(lock).isEmpty())
                ? "a lock in force names one of "
                : "a lock in force keeps out ";
    }

    private boolean holds(Lock lock) {
        return holding.contains(lock.name());
    }

    private List<String> named(Lock lock) {
        Set<String> own = lock.target().fields().entrySet().stream()
                .map(field -> words(field.getKey(), field.getValue()))
                .collect(Collectors.toSet());
        return targets.stream().filter(own::contains).toList();
    }

    private Step step(Lock lock) {
        List<String> named = named(lock);
        String what = "lock " + Words.quoted(lock.name())
                + (named.isEmpty()
                        ? " targets " + Words.expression(lock.targeting())
                        : " names " + Words.some(named, " and "));
        List<Step> expression = expression(lock);
        return holds(lock)
                ? Step.of(Outcome.HELD, what + ", in force" + until(lock), lock.place())
                        .with(expression)
                : Step.of(Outcome.FAILED, what + ", but " + obstacle(lock), lock.place())
                        .with(expression);
    }

    /** Only where it is the expression that decides. */
    private List<Step> expression(Lock lock) {
        if (!(question.identity() instanceof Identity.Person person)
                || lock.terms().expression().isEmpty()) {
            return List.of();
        }
        return lock.terms().expression().stream()
                .map(checked -> new ExpressionSteps(policy.scope(question.request(), person))
                        .named("expression", RuleParts.of(checked)))
                .toList();
    }

    private String obstacle(Lock lock) {
        if (!lock.inForce(now)) {
            return over(lock);
        }
        if (!question.isWithinTimeOf(lock.terms())) {
            return "the user authenticated at " + question.authTime() + ", not before "
                    + lock.terms().sessionsStartedBefore();
        }
        if (!question.isWithinFieldsOf(lock)) {
            return "not " + Words.some(missing(lock).toList(), " and ");
        }
        return isAboutResource(lock) ? "its expression does not hold" : "the resource does not have its labels";
    }

    private Stream<String> missing(Lock lock) {
        return lock.target().fields().entrySet().stream()
                .filter(field -> !question.has(field.getKey(), field.getValue()))
                .map(field -> words(field.getKey(), field.getValue()));
    }

    /** What cannot be told does not speak against it. */
    private boolean isAboutResource(Lock lock) {
        try {
            return lock.terms().labels().isEmpty()
                    || index.test(lock).isAbout(question.request().resource());
        } catch (EvaluationException broken) {
            return true;
        }
    }

    private static String until(Lock lock) {
        return lock.end().equals(Instant.MAX) ? " without end" : " until " + lock.end();
    }

    private String over(Lock lock) {
        if (now.isBefore(lock.terms().starts())) {
            return "not in force before " + lock.terms().starts();
        }
        return lock.removed().isBefore(lock.expires())
                ? "removed since " + lock.removed()
                : "expired since " + lock.expires();
    }
}
