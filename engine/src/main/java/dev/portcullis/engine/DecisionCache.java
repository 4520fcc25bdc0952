package dev.portcullis.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portcullis.core.CoreRules;
import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Reason;
import dev.portcullis.request.Request;
import java.util.concurrent.atomic.LongAdder;

/**
 * Decisions that were made before. Nothing is ever thrown out because something changed: each time an answer is found, all
 * that it depends on is compared with the state of that moment, so that no message can come too late.
 *
 * <p>A view of the locks that is not proven fresh, or not far enough for the caller, is never answered from here, and a
 * fault never remembered.
 */
final class DecisionCache {
    private final Cache<Question, Answer> answers;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** @param size how many decisions are remembered at most */
    DecisionCache(int size) {
        this.answers =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** The decision of a request, remembered or made now. */
    Decision decide(CoreRules rules, Basis basis, Request request) {
        if (!basis.known().fresh() || basis.unreached().isPresent()) {
            return Deliberation.run(rules, basis, request).decision();
        }
        PolicyState state = basis.state();
        Question question = Question.of(request, state.reads());
        Answer known = answers.getIfPresent(question);
        Answer answer = known == null ? null : known.in(basis, request);
        if (known == null || answer == null) {
            misses.increment();
            return decide(question, Deliberation.run(rules, basis, request), state);
        }
        hits.increment();
        if (answer.lockGeneration() != known.lockGeneration()) {
            answers.put(question, answer);
        }
        return answer.decision();
    }

    CacheUse use() {
        return new CacheUse(hits.sum(), misses.sum());
    }

    private Decision decide(Question question, Deliberation deliberation, PolicyState state) {
        Decision decision = deliberation.decision();
        if (decision.reason() != Reason.ERROR) {
            answers.put(
                    question,
                    Answer.of(deliberation, decision, question.request().now(), state.lockGeneration()));
        }
        return decision;
    }
}
