package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How far several questions are answered. */
enum Semantic {
    /** All of them. */
    EXECUTE_ALL,
    /** Until something is refused. */
    DENY_ON_FIRST_DENY,
    /** Until something is allowed. */
    PERMIT_ON_FIRST_PERMIT;

    private static final String NAME = "evaluations_semantic";

    /**
     * What a request asks for.
     *
     * @throws Refusal with status 400 where there is no such thing
     */
    static Semantic of(Members body) {
        return body.object("options")
                .flatMap(options -> options.text(NAME).map(word -> ofWord(word, options)))
                .orElse(EXECUTE_ALL);
    }

    private static Semantic ofWord(String word, Members options) {
        return Arrays.stream(values())
                .filter(semantic -> semantic.word().equals(word))
                .findFirst()
                .orElseThrow(() -> options.wrong(
                        NAME,
                        "none of " + Arrays.stream(values()).map(Semantic::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no more is answered after an answer. */
    boolean endsWith(Answer answer) {
        return this == (answer.allowed() ? PERMIT_ON_FIRST_PERMIT : DENY_ON_FIRST_DENY);
    }
}
