package dev.portcullis.server.config;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Variables of the environment in place of what a configuration file says: {@code PORTCULLIS_LIMITS_BODY_BYTES} stands for
 * {@code body_bytes} in {@code limits}. Several texts are separated by commas.
 */
final class Environment {
    private static final String PREFIX = "PORTCULLIS_";

    private final Function<String, Optional<String>> variables;

    Environment(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /** The same values, those of the environment in place of what is written. */
    YamlNode over(YamlNode written, Shape.Struct shape) {
        return over(written, shape, PREFIX);
    }

    private YamlNode over(YamlNode written, Shape.Struct shape, String prefix) {
        if (!(written instanceof Mapping mapping)) {
            return written;
        }
        List<Entry> entries = new ArrayList<>(mapping.entries());
        for (Shape.Field field : shape.fields()) {
            String name = prefix + field.name().toUpperCase(Locale.ROOT);
            Optional<Entry> before = mapping.entry(field.name());
            Optional<YamlNode> value = value(field.shape(), name, before);
            if (value.isPresent()) {
                before.ifPresent(entries::remove);
                entries.add(Entry.of(field.name(), value.get()));
            }
        }
        return new Mapping(entries, mapping.span());
    }

    private Optional<YamlNode> value(Shape shape, String name, Optional<Entry> before) {
        if (shape instanceof Shape.Struct struct) {
            YamlNode written = before.map(Entry::value).orElse(Mapping.of(List.of()));
            YamlNode value = over(written.isNothing() ? Mapping.of(List.of()) : written, struct, name + "_");
            return value instanceof Mapping mapping && mapping.entries().isEmpty()
                    ? Optional.empty()
                    : Optional.of(value);
        }
        return variables.apply(name).filter(text -> !text.isEmpty()).flatMap(text -> read(shape, name, text));
    }

    private static Optional<YamlNode> read(Shape shape, String name, String text) {
        SourceFile file = new SourceFile(name, text);
        if (shape instanceof Shape.Texts) {
            return Optional.of(new Sequence(
                    Arrays.stream(text.split(",", -1))
                            .<YamlNode>map(part -> new Scalar(part.strip(), Style.QUOTED, file.all()))
                            .toList(),
                    file.all()));
        }
        boolean single = !(shape instanceof Shape.ListOf || shape instanceof Shape.MapOf);
        Style style = shape instanceof Shape.Text ? Style.QUOTED : Style.PLAIN;
        Span place = file.all();
        return single ? Optional.of(new Scalar(text, style, place)) : Optional.empty();
    }
}
