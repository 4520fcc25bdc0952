package dev.portcullis.syntax;

import dev.portcullis.source.Span;
import java.util.List;
import java.util.Optional;

/** What follows when a rule applies. */
public sealed interface Conclusion {
    Span span();

    /** It is allowed, with settings that hold then. */
    record Allow(List<Setting> settings, Span span) implements Conclusion {
        public Allow {
            settings = List.copyOf(settings);
        }
    }

    /** It is refused. */
    record Deny(Optional<Message> message, Span span) implements Conclusion {}

    /** It is refused, and a running session ends. */
    record Terminate(Optional<Message> message, Span span) implements Conclusion {}

    /**
     * {@code name = value} behind {@code with}.
     *
     * @param name a role option or {@code obligation.NAME}, parts joined by dots; its place is that of all parts
     * @param value a literal, or a list of literals
     * @param span both
     */
    record Setting(Expression.Name name, Expression value, Span span) {}
}
