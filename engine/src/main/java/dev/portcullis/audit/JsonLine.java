package dev.portcullis.audit;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes lines of JSON. They are made as text first: half a letter, which texts of callers may have in them, becomes a question
 * mark then, and does not fail.
 */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LENGTH = 1_024;

    private JsonLine() {}

    /** The bytes of a line with an object that has some fields, the end of the line included. */
    static byte[] of(Mask mask, Consumer<MaskedJson> fields) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            fields.accept(new MaskedJson(out, mask));
            out.writeEndObject();
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
