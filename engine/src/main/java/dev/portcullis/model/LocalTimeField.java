package dev.portcullis.model;

import dev.portcullis.check.LocalField;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Something that is asked of a local time.
 *
 * @param times the local time
 * @param field what is asked
 */
record LocalTimeField(LocalTimes times, LocalField field) {
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    Value value() {
        return scope -> {
            if (times.isNow()) {
                note(scope);
            }
            return of(times.read(scope));
        };
    }

    private void note(Scope scope) {
        switch (field) {
            case TIME -> Clock.read(scope);
            case HOUR -> Clock.read(ChronoUnit.HOURS, times.zone(), scope);
            case MINUTE -> Clock.read(ChronoUnit.MINUTES, times.zone(), scope);
            case WEEKDAY, DATE, YEAR, MONTH, DAY -> Clock.read(ChronoUnit.DAYS, times.zone(), scope);
        }
    }

    private Object of(ZonedDateTime local) {
        return switch (field) {
            case WEEKDAY -> WEEKDAYS.get(local.getDayOfWeek().getValue() - 1);
            case DATE -> local.toLocalDate();
            case TIME -> local.toLocalTime();
            case YEAR -> BigDecimal.valueOf(local.getYear());
            case MONTH -> BigDecimal.valueOf(local.getMonthValue());
            case DAY -> BigDecimal.valueOf(local.getDayOfMonth());
            case HOUR -> BigDecimal.valueOf(local.getHour());
            case MINUTE -> BigDecimal.valueOf(local.getMinute());
        };
    }
}
