package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PortcullisParser.MatcherContext;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Matcher;
import java.util.List;
import java.util.Optional;

/** Reads patterns. */
final class MatcherReader {
    private MatcherReader() {}

    static Optional<Matcher> read(Fragment fragment, Diagnostics diagnostics) {
        return new Reading(TextKind.MATCHER, Dialect.RULES, new Places(fragment, diagnostics))
                .read(PortcullisParser::matcher, context -> Optional.of(matcher(fragment, context)));
    }

    private static Matcher matcher(Fragment fragment, MatcherContext context) {
        String text = fragment.text();
        Span place = fragment.place();
        if (context.REGEX() != null) {
            return new Matcher.Regex(text, place);
        }
        return context.STAR().isEmpty()
                ? new Matcher.Literal(text, place)
                : new Matcher.Glob(List.of(text.split("\\*", -1)), place);
    }
}
