package dev.portcullis.explain;

import dev.portcullis.identity.Identity;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockTargets;
import dev.portcullis.request.Request;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which locks name something of a request, in force or not. */
final class LockSteps {
    private final Instant now;
    private final Set<String> targets = new LinkedHashSet<>();
    private final Map<Lock, Set<String>> locks = new LinkedHashMap<>();

    private LockSteps(Instant now) {
        this.now = now;
    }

    /** Held where no lock in force names anything of the request; every lock that names something is below. */
    static Step of(LockIndex index, Request request, Identity identity, String cluster) {
        LockSteps found = new LockSteps(request.now());
        LockTargets.forEach(request, identity, cluster, (field, value) -> found.look(index, field, value));
        return found.step();
    }

    private void look(LockIndex index, TargetField field, String value) {
        String target = Words.expression(LockTarget.of(field, value).toString());
        targets.add(target);
        for (Lock lock : index.targeting(field, value)) {
            locks.computeIfAbsent(lock, unused -> new LinkedHashSet<>()).add(target);
        }
    }

    private Step step() {
        List<Step> steps = locks.keySet().stream()
                .sorted(Comparator.comparing((Lock lock) -> !lock.inForce(now))
                        .thenComparing(Comparator.comparing(Lock::end).reversed())
                        .thenComparing(Lock::name))
                .map(this::step)
                .toList();
        boolean locked = steps.stream().anyMatch(Step::held);
        String said = locked ? "a lock in force names one of " : "no lock in force names any of ";
        return new Step(locked ? Outcome.FAILED : Outcome.HELD, said + Words.many(targets, ", "), Span.NONE, steps);
    }

    private Step step(Lock lock) {
        String names = "lock " + Words.quoted(lock.name()) + " names "
                + Words.some(locks.getOrDefault(lock, Set.of()), " and ");
        return lock.inForce(now)
                ? Step.of(Outcome.HELD, names + ", in force" + until(lock), lock.place())
                : Step.of(Outcome.FAILED, names + ", " + over(lock), lock.place());
    }

    private static String until(Lock lock) {
        return lock.end().equals(Instant.MAX) ? " without end" : " until " + lock.end();
    }

    private static String over(Lock lock) {
        return lock.removed().isBefore(lock.expires())
                ? "but removed since " + lock.removed()
                : "but expired since " + lock.expires();
    }
}
