package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * All values that something of a request can have, where they are few.
 *
 * @param title what messages call one of them
 * @param values the values
 */
record Universe(String title, List<Object> values) {
    private static final Universe WEEKDAYS = new Universe(
            "a day of the week",
            Arrays.stream(DayOfWeek.values())
                    .<Object>map(day -> day.name().toLowerCase(Locale.ROOT))
                    .toList());
    private static final Universe STATES = new Universe("a state of a session", List.of("new", "active"));
    private static final Universe TRUTH = new Universe("a condition", List.of(true, false));
    private static final Universe MONTHS = numbers("a month", 1, 12);
    private static final Universe DAYS = numbers("a day of the month", 1, 31);
    private static final Universe HOURS = numbers("an hour", 0, 23);
    private static final Universe MINUTES = numbers("a minute", 0, 59);

    Universe {
        values = List.copyOf(values);
    }

    private static Universe numbers(String title, int first, int last) {
        return new Universe(
                title,
                IntStream.rangeClosed(first, last)
                        .<Object>mapToObj(BigDecimal::valueOf)
                        .toList());
    }

    /** The values that a node of an expression can have; empty when they are many. */
    static Optional<Universe> of(Expression node, Meanings meanings) {
        if (node instanceof Member member && meanings.fields.containsKey(member)) {
            return of(meanings.fields.get(member));
        }
        if (node instanceof Name name && meanings.definitions.containsKey(name)) {
            CheckedExpression definition = meanings.definitions.get(name);
            return of(definition.expression(), definition.meanings());
        }
        Optional<Reference> reference = Optional.ofNullable(meanings.references.get(node));
        if (reference
                .filter(found -> found.variable() == Variable.SESSION_STATE)
                .isPresent()) {
            return Optional.of(STATES);
        }
        return meanings.type(node).is(ValueType.BOOLEAN) ? Optional.of(TRUTH) : Optional.empty();
    }

    private static Optional<Universe> of(LocalField field) {
        return switch (field) {
            case WEEKDAY -> Optional.of(WEEKDAYS);
            case MONTH -> Optional.of(MONTHS);
            case DAY -> Optional.of(DAYS);
            case HOUR -> Optional.of(HOURS);
            case MINUTE -> Optional.of(MINUTES);
            case DATE, TIME, YEAR -> Optional.empty();
        };
    }
}
