package dev.portcullis.server.authzen;

import dev.portcullis.request.Properties;
import dev.portcullis.server.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The members of an object that a caller sent. One whose value is null is missing; one of another type than is asked for is
 * refused with status 400.
 *
 * @param node the object
 * @param path where it is in the body, as messages say it; empty for the body itself
 */
record Members(JsonNode node, String path) {
    private static final String NO_TIME = "no point in time";
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** A value as an object. */
    static Members of(JsonNode value, String path) {
        if (!value.isObject()) {
            throw Refusal.malformed((path.isEmpty() ? "the body" : "`" + path + "`") + " is no object");
        }
        return new Members(value, path);
    }

    /** Whether it says something of a name. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A value of any type. */
    Optional<JsonNode> value(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** An object. */
    Optional<Members> object(String name) {
        return value(name).map(value -> of(value, pathOf(name)));
    }

    /** The values of a list. */
    Optional<List<JsonNode>> list(String name) {
        return value(name).map(value -> {
            if (!value.isArray()) {
                throw wrong(name, "no array");
            }
            return List.copyOf(value.values());
        });
    }

    /** A text. */
    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!value.isString()) {
                throw wrong(name, "no string");
            }
            return value.stringValue();
        });
    }

    /** A text, empty where there is none. */
    String word(String name) {
        return text(name).orElse("");
    }

    /** Texts, in a list. */
    Optional<List<String>> texts(String name) {
        return list(name).map(values -> {
            List<String> texts = new ArrayList<>(values.size());
            for (JsonNode value : values) {
                if (!value.isString()) {
                    throw wrong(name, "no array of strings");
                }
                texts.add(value.stringValue());
            }
            return texts;
        });
    }

    /** A point in time within the years that people write with four digits: a timestamp, or seconds as tokens have them. */
    Optional<Instant> time(String name) {
        return value(name).map(value -> {
            try {
                Instant time = value.isNumber()
                        ? seconds(value.decimalValue())
                        : OffsetDateTime.parse(word(name)).toInstant();
                if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                    return time;
                }
            } catch (DateTimeException | ArithmeticException wrong) {
                throw wrong(name, NO_TIME);
            }
            throw wrong(name, NO_TIME);
        });
    }

    /** Numbers of many digits are turned away before anything is calculated with them. */
    private static Instant seconds(BigDecimal number) {
        if (!Properties.isWithinBounds(number)) {
            throw new ArithmeticException("too many digits");
        }
        return Instant.ofEpochSecond(number.setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    /** Properties of whatever it is about; none where there are none. */
    Properties properties(String name) {
        return object(name).map(found -> JsonProperties.of(found)).orElse(Properties.NONE);
    }

    /** What to say when a value is not what it must be. */
    Refusal wrong(String name, String what) {
        return Refusal.malformed("`" + pathOf(name) + "` is " + what);
    }

    String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
