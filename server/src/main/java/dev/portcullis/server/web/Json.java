package dev.portcullis.server.web;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of callers, read strictly: no name twice, no depth over 50, nothing behind the value, no byte that is not UTF-8. */
public final class Json {
    private static final int DEPTH = 50;
    private static final int DIGITS = 1_000;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NAME = 1_024;

    private static final Pattern INNER_WORDS = Pattern.compile("\\(|\\[Source|\\R");

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
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
            JsonNode value = MAPPER.readTree(text);
            if (value.isMissingNode()) {
                throw Refusal.malformed("the body is empty");
            }
            if (text.contains("\\u")) {
                refuseHalfCharacters(value);
            }
            return value;
        } catch (CharacterCodingException wrong) {
            throw Refusal.malformed("the body is not UTF-8");
        } catch (StreamReadException wrong) {
            throw Refusal.malformed("the body is not JSON as it is read here: " + place(wrong) + words(wrong));
        } catch (JacksonException | ArithmeticException | NumberFormatException wrong) {
            throw Refusal.malformed("the body is not JSON as it is read here");
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

    /** What the parser says, without what it says of itself. */
    private static String words(StreamReadException wrong) {
        return INNER_WORDS.split(String.valueOf(wrong.getOriginalMessage()), 2)[0].strip();
    }

    private static String place(StreamReadException wrong) {
        return wrong.getLocation().getLineNr() + ":" + wrong.getLocation().getColumnNr() + ": ";
    }

    /** A value of maps, lists, texts, numbers and booleans as JSON. */
    public static Buffer write(Object value) {
        return Buffer.buffer(MAPPER.writeValueAsBytes(value));
    }
}
