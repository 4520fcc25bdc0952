package dev.portcullis.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be asked of a local time: {@code now.at("Europe/Berlin").weekday}. */
public enum LocalField {
    WEEKDAY("weekday", ValueType.TEXT, "the day of the week: `monday` to `sunday`"),
    DATE("date", ValueType.DATE, "the date"),
    TIME("time", ValueType.TIME_OF_DAY, "the time of day"),
    YEAR("year", ValueType.NUMBER, "the year"),
    MONTH("month", ValueType.NUMBER, "the month, 1 to 12"),
    DAY("day", ValueType.NUMBER, "the day of the month, 1 to 31"),
    HOUR("hour", ValueType.NUMBER, "the hour, 0 to 23"),
    MINUTE("minute", ValueType.NUMBER, "the minute, 0 to 59");

    private final String text;
    private final ValueType type;
    private final String summary;

    LocalField(String text, ValueType type, String summary) {
        this.text = text;
        this.type = type;
        this.summary = summary;
    }

    /** How authors write it behind the dot. */
    public String text() {
        return text;
    }

    public ValueType type() {
        return type;
    }

    /** What it is, on one line, for documentation and proposals. */
    public String summary() {
        return summary;
    }

    static Optional<LocalField> of(String text) {
        return Arrays.stream(values()).filter(field -> field.text.equals(text)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(LocalField::text).toList();
    }
}
