package dev.portcullis.server.web;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** JSON of callers, read strictly: no name twice, no depth over 50, nothing behind the value, no byte that is not UTF-8. */
public final class Json {
    private static final int DEPTH = 50;
    private static final int DIGITS = 1_000;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NAME = 1_024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(DIGITS)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Json() {}

    /**
     * Reads the body of a request.
     *
     * @throws Refusal with status 400 if it is not one value of JSON
     */
    public static JsonNode read(Buffer body) {
        String text = text(body);
        try {
            JsonNode value = MAPPER.readTree(text);
            if (value.isMissingNode()) {
                throw Refusal.malformed("the body is empty");
            }
            if (text.contains("\\u")) {
                refuseHalfCharacters(value);
            }
            return value;
        } catch (JacksonException wrong) {
            throw Refusal.malformed("the body is not JSON as it is read here: " + place(text, wrong) + words(wrong));
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw Refusal.malformed("the body is not JSON as it is read here: a number in it is too large");
        }
    }

    private static String text(Buffer body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw Refusal.malformed("the body is not UTF-8");
        }
    }

    /** An escape can write half a character, which no text can hold and no store can keep. */
    private static void refuseHalfCharacters(JsonNode value) {
        if ((value.isString() && !isWhole(value.stringValue()))
                || !value.propertyNames().stream().allMatch(Json::isWhole)) {
            throw Refusal.malformed("the body holds half a surrogate pair");
        }
        value.values().forEach(Json::refuseHalfCharacters);
    }

    private static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** What is wrong, in other words than those of the parser, which speak of its settings. */
    private static String words(JacksonException wrong) {
        if (wrong instanceof StreamConstraintsException) {
            return "it is deeper than " + DEPTH + " levels, or a number has more than " + DIGITS
                    + " digits, a name more than " + LONGEST_NAME + " or a text more than " + LONGEST_TEXT
                    + " characters";
        }
        if (wrong instanceof UnexpectedEndOfInputException) {
            return "it ends too early";
        }
        if (wrong instanceof MismatchedInputException) {
            return "there is something behind the value";
        }
        return String.valueOf(wrong.getOriginalMessage()).startsWith("Duplicate")
                ? "a duplicate name"
                : "this is no JSON";
    }

    private static String place(String text, JacksonException wrong) {
        TokenStreamLocation place = Optional.ofNullable(wrong.getLocation()).orElseGet(() -> end(text));
        return place.getLineNr() + ":" + place.getColumnNr() + ": ";
    }

    /** How far a text can be read: what is too deep or too long does not tell its place. */
    private static TokenStreamLocation end(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            return end(parser);
        }
    }

    private static TokenStreamLocation end(JsonParser parser) {
        try {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
        } catch (JacksonException found) {
            return parser.currentLocation();
        }
        return parser.currentLocation();
    }

    /** A value of maps, lists, texts, numbers and booleans as JSON. */
    public static Buffer write(Object value) {
        return Buffer.buffer(MAPPER.writeValueAsBytes(value));
    }
}
