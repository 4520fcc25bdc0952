package dev.portcullis.model;

import dev.portcullis.pattern.TextPattern;
import dev.portcullis.source.Fragment;

/** A pattern that may be a template: each text that it yields is a pattern, and any one of them is enough. */
sealed interface ScopedPattern {
    String ANY = "*";

    boolean matches(String text, Scope scope);

    /** Whether it is empty or {@code *}. */
    boolean isUnrestricted(Scope scope);

    /** Whether it says nothing: it is empty, or a template that yields nothing. */
    boolean isSilent(Scope scope);

    /** A pattern without a template. */
    record Fixed(String text, TextPattern pattern) implements ScopedPattern {
        @Override
        public boolean matches(String candidate, Scope scope) {
            return pattern.matches(candidate);
        }

        @Override
        public boolean isUnrestricted(Scope scope) {
            return text.isEmpty() || text.equals(ANY);
        }

        @Override
        public boolean isSilent(Scope scope) {
            return text.isEmpty();
        }
    }

    /** A template. */
    record Open(Fragment template, Texts texts) implements ScopedPattern {
        @Override
        public boolean matches(String candidate, Scope scope) {
            PatternCompiler patterns = PatternCompiler.silent();
            for (String text : texts.of(scope)) {
                if (patterns.compile(new Fragment(text, template.place())).matches(candidate)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean isUnrestricted(Scope scope) {
            return texts.of(scope).contains(ANY);
        }

        @Override
        public boolean isSilent(Scope scope) {
            return texts.of(scope).isEmpty();
        }
    }

    /** Matches everything. */
    static ScopedPattern anything() {
        return new Fixed(ANY, text -> true);
    }

    /** Matches one text only. */
    static ScopedPattern literal(String text) {
        return new Fixed(text, text::equals);
    }
}
