package dev.portcullis.model;

import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.pattern.PatternException;
import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.TextPattern;
import dev.portcullis.source.Fragment;
import java.util.Optional;

/** Compiles the patterns of roles. One that is refused is reported, and an error at each decision that reaches it. */
final class PatternCompiler {
    private final Diagnostics diagnostics;

    PatternCompiler(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** For patterns that come with a request: there is nobody to report to. */
    static PatternCompiler silent() {
        return new PatternCompiler(new Diagnostics());
    }

    /** A pattern; one that is refused is an error when it is matched. */
    TextPattern compile(Fragment pattern) {
        return compiled(pattern).orElse(text -> {
            throw refused(pattern);
        });
    }

    /** A pattern; nothing when it is refused, which is reported. */
    Optional<TextPattern> compiled(Fragment pattern) {
        try {
            return PolicyParser.matcher(pattern, diagnostics).map(TextPattern::of);
        } catch (PatternException refused) {
            diagnostics.add(DiagnosticCode.REFUSED_PATTERN.at(pattern.place(), refused.why()));
            return Optional.empty();
        }
    }

    /** A regular expression that is searched for; nothing when it is refused, which is reported. */
    Optional<RegularExpression> regularExpression(Fragment pattern) {
        try {
            return Optional.of(RegularExpression.compile(pattern.text()));
        } catch (PatternException refused) {
            diagnostics.add(DiagnosticCode.REFUSED_PATTERN.at(pattern.place(), refused.why()));
            return Optional.empty();
        }
    }

    /** That a pattern was refused. */
    static EvaluationException refused(Fragment pattern) {
        return new EvaluationException("the pattern `" + pattern.text() + "` is not valid", pattern.place());
    }
}
