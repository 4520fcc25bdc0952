package dev.portcullis.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes documents of maps, lists, texts, numbers, truth values and optional values; empty ones become null. */
final class StructuredWriter {
    private final TokenStreamFactory format;
    private final ObjectWriteContext context;

    private StructuredWriter(TokenStreamFactory format, ObjectWriteContext context) {
        this.format = format;
        this.context = context;
    }

    /** One line for each document. */
    static StructuredWriter json() {
        return new StructuredWriter(new JsonFactory(), ObjectWriteContext.empty());
    }

    /** Indented, for people to read and to keep in files. */
    static StructuredWriter indentedJson() {
        return new StructuredWriter(new JsonFactory(), new Indented());
    }

    /** Each document begins with three hyphens. */
    static StructuredWriter yaml() {
        return new StructuredWriter(
                YAMLFactory.builder()
                        .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                        .disable(YAMLWriteFeature.SPLIT_LINES)
                        .build(),
                ObjectWriteContext.empty());
    }

    /** Writes a document and ends its last line. */
    void write(Map<String, ?> document, PrintWriter out) {
        print(document, out);
    }

    /** Writes a document that is a list, and ends its last line. */
    void write(List<?> document, PrintWriter out) {
        print(document, out);
    }

    private void print(Object document, PrintWriter out) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = format.createGenerator(context, text)) {
            write(document, generator);
        }
        out.println(text.toString().stripTrailing());
    }

    private static void write(Object value, JsonGenerator generator) {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((name, item) -> {
                generator.writeName(name.toString());
                write(item, generator);
            });
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            list.forEach(item -> write(item, generator));
            generator.writeEndArray();
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(item -> write(item, generator), generator::writeNull);
        } else {
            writeScalar(value, generator);
        }
    }

    private static void writeScalar(Object value, JsonGenerator generator) {
        if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else {
            throw new AssertionError("no case for " + value);
        }
    }

    /** Line ends are those of Unix wherever it is written, so that the files are the same everywhere. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Spacing.AFTER);
            return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }
}
