package dev.portcullis.model;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.request.Resource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The conditions of a lock, compiled. They know nothing of a policy: a lock means the same under every one. */
public final class LockTest {
    private final LockTerms terms;
    private final LabelTest labels;
    private final Optional<Condition> expression;
    private final Set<RequestPart> reads;

    private LockTest(LockTerms terms, LabelTest labels, Optional<Condition> expression, Set<RequestPart> reads) {
        this.terms = terms;
        this.labels = labels;
        this.expression = expression;
        this.reads = Set.copyOf(reads);
    }

    /** Compiles what a lock says. A pattern that is refused is an error when it is reached. */
    public static LockTest of(LockTerms terms) {
        return of(terms, new Diagnostics());
    }

    /**
     * Compiles what a lock says.
     *
     * @param diagnostics gets the patterns that are refused
     */
    static LockTest of(LockTerms terms, Diagnostics diagnostics) {
        PatternCompiler patterns = new PatternCompiler(diagnostics);
        Set<RequestPart> reads = EnumSet.noneOf(RequestPart.class);
        Optional<Condition> expression =
                terms.expression().map(checked -> new LockExpression(checked, patterns, reads).condition());
        return new LockTest(terms, LabelTest.ofLock(terms.labels(), patterns), expression, reads);
    }

    /**
     * Whether it is about a resource: always, if it wants no labels; else the resource must be named and have all of them.
     *
     * @throws EvaluationException if that cannot be told, because a pattern was refused
     */
    public boolean isAbout(Resource resource) {
        return terms.labels().isEmpty() || (isNamed(resource) && labels.fits(resource.labels()));
    }

    private static boolean isNamed(Resource resource) {
        return !resource.kind().isEmpty()
                || !resource.name().isEmpty()
                || !resource.labels().isEmpty();
    }

    /** What must hold in words of rules, if anything. */
    public Optional<Condition> expression() {
        return expression;
    }

    /** Which parts of a request the expression reads that nothing else reads. */
    public Set<RequestPart> reads() {
        return reads;
    }
}
