package dev.portcullis.reference;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.check.CheckedExpression;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.lock.WantedLabel;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.source.Fragment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Whether a lock keeps a request out.
 *
 * @param catalog the policy
 * @param request the question
 * @param targets whether the request has a target
 */
record LockConditions(Catalog catalog, Request request, BiPredicate<TargetField, String> targets) {
    boolean match(Lock lock) {
        LockTerms terms = lock.terms();
        boolean begun = terms.starts().compareTo(request.now()) <= 0;
        boolean over =
                lock.expires().compareTo(request.now()) <= 0 || lock.removed().compareTo(request.now()) <= 0;
        return begun
                && !over
                && isOld(terms)
                && (terms.labels().isEmpty() || haveLabels(terms.labels()))
                && meets(lock);
    }

    private boolean isOld(LockTerms terms) {
        if (terms.sessionsStartedBefore().equals(Instant.MAX) || !(request.subject() instanceof Subject.User user)) {
            return true;
        }
        return user.authTime().compareTo(terms.sessionsStartedBefore()) < 0;
    }

    /** A pattern that is refused keeps out as soon as it is reached. */
    private boolean haveLabels(List<WantedLabel> labels) {
        Resource resource = request.resource();
        if ((resource.kind() + resource.name()).isEmpty() && resource.labels().isEmpty()) {
            return false;
        }
        try {
            for (WantedLabel label : labels) {
                if (!label.key().equals("*") && !hasLabel(label, resource.labels())) {
                    return false;
                }
            }
            return true;
        } catch (EvaluationException refused) {
            return true;
        }
    }

    private static boolean hasLabel(WantedLabel label, Map<String, String> labels) throws EvaluationException {
        if (!labels.containsKey(label.key())) {
            return false;
        }
        List<String> patterns = label.values().stream().map(Fragment::text).toList();
        boolean found = patterns.contains("*");
        for (int i = 0; i < patterns.size() && !found; i++) {
            found = Patterns.accepts(patterns.get(i), labels.getOrDefault(label.key(), ""));
        }
        return found;
    }

    /** Fields and the expression are equals: any of them, or all. */
    private boolean meets(Lock lock) {
        List<Boolean> met = new ArrayList<>();
        lock.target().fields().forEach((field, value) -> met.add(targets.test(field, value)));
        lock.terms().expression().ifPresent(expression -> met.add(holds(expression)));
        return met.isEmpty() || (lock.terms().match() == LockMatch.ANY ? met.contains(true) : !met.contains(false));
    }

    /** What is missing does not match; what is wrong in another way does. */
    private boolean holds(CheckedExpression expression) {
        if (!(request.subject() instanceof Subject.User user)) {
            return false;
        }
        AuthorNames names = new AuthorNames(new Identity(user, catalog), request);
        try {
            return new AuthorExpressions(names, Map.of()).truth(expression.expression());
        } catch (EvaluationException error) {
            return !error.isMissing();
        }
    }
}
