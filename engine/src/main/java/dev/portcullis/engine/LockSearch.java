package dev.portcullis.engine;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockIndex;
import dev.portcullis.locks.LockQuestion;
import dev.portcullis.model.EvaluationException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/** Finds the locks that can keep a request out: all but their times and their expressions speaks for it. */
final class LockSearch implements BiConsumer<TargetField, String> {
    private static final Comparator<Lock> REPORTED_FIRST =
            Comparator.comparing(Lock::end).reversed().thenComparing(Lock::name);

    private final LockIndex index;
    private final LockQuestion question;
    private List<Lock> found = List.of();

    private LockSearch(LockIndex index, LockQuestion question) {
        this.index = index;
        this.question = question;
    }

    /** The locks that can keep a request out, in force or not, the one to report first: latest end, then by name. */
    static List<Lock> find(LockIndex index, LockQuestion question) {
        if (index.size() == 0) {
            return List.of();
        }
        LockSearch search = new LockSearch(index, question);
        question.forEachTarget(search);
        search.look(index.unindexed());
        return search.found.size() > 1 ? inOrder(search.found) : search.found;
    }

    /** Looks for locks on a target. */
    @Override
    public void accept(TargetField field, String value) {
        look(index.targeting(field, value));
    }

    private void look(List<Lock> locks) {
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            if (lock.terms().isAnyField() || isMeant(lock)) {
                found = found.isEmpty() ? new ArrayList<>(locks.size()) : found;
                found.add(lock);
            }
        }
    }

    private boolean isMeant(Lock lock) {
        LockTerms terms = lock.terms();
        return question.isWithinTimeOf(terms) && question.isWithinFieldsOf(lock) && isAboutResource(lock);
    }

    /** What cannot be told does not speak against it. */
    private boolean isAboutResource(Lock lock) {
        if (lock.terms().labels().isEmpty()) {
            return true;
        }
        try {
            return index.test(lock).isAbout(question.request().resource());
        } catch (EvaluationException broken) {
            return true;
        }
    }

    /** In the order of reporting; a lock that was found by several targets stands once. */
    private static List<Lock> inOrder(List<Lock> found) {
        found.sort(REPORTED_FIRST);
        List<Lock> once = new ArrayList<>(found.size());
        for (Lock lock : found) {
            if (once.isEmpty() || !once.get(once.size() - 1).equals(lock)) {
                once.add(lock);
            }
        }
        return once;
    }
}
