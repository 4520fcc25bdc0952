package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.maybe;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.some;
import static dev.portcullis.reference.Choices.someDistinct;

import dev.portcullis.role.AccessRule;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.List;
import org.quicktheories.core.Gen;

/**
 * Random rules about calls of the Auth API.
 *
 * @param theme what is asked for
 */
record WorldRules(Theme theme) {
    private static final Gen<String> VERB = any("list", "read", "create", "readnosecrets", "*");

    /** Rules, if calls are the theme. */
    Gen<List<AccessRule>> rules() {
        return theme.isCall() ? some(0, 3, rule()) : in -> List.of();
    }

    private Gen<AccessRule> rule() {
        String kind = theme.action().kind();
        Gen<List<String>> kinds = any(
                List.of(kind),
                List.of(kind),
                List.of("*"),
                List.of(kind, "token"),
                List.of("token"),
                List.of(kind, "*"));
        return in -> new AccessRule(
                kinds.generate(in),
                someDistinct(1, 3, VERB).generate(in),
                maybe(45, WorldTexts.clause().map(Fragment::of)).generate(in),
                rarely(20, some(1, 2, WorldTexts.action().map(Fragment::of)), List.<Fragment>of())
                        .generate(in),
                Span.NONE);
    }
}
