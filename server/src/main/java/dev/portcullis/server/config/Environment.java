package dev.portcullis.server.config;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Variables of the environment in place of what a configuration file says: {@code PORTCULLIS_LIMITS_BODY_BYTES} stands for
 * {@code body_bytes} in {@code limits}. Several texts are separated by commas.
 */
final class Environment {
    private static final String PREFIX = "PORTCULLIS_";
    private static final Pattern OF_KUBERNETES =
            Pattern.compile(PREFIX + "(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_[0-9]+_.+)?)");

    private final Function<String, Optional<String>> variables;

    Environment(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    /** The same values, those of the environment in place of what is written. */
    YamlNode over(YamlNode written, Shape.Struct shape) {
        return over(written, shape, PREFIX);
    }

    /**
     * What to say of variables that look like ours and stand for nothing, as misspelt ones do. Those that Kubernetes makes up
     * for a service that is called as we are mean something else.
     *
     * @param variables names of variables
     * @param others names that mean something to others of our programs
     */
    static List<Diagnostic> strangers(Collection<String> variables, Shape.Struct shape, Collection<String> others) {
        Set<String> known = new TreeSet<>(others);
        collect(shape, PREFIX, known);
        return variables.stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .filter(name -> !OF_KUBERNETES.matcher(name).matches())
                .sorted()
                .map(name -> stranger(name, known))
                .toList();
    }

    private static Diagnostic stranger(String name, Set<String> known) {
        return DiagnosticCode.UNKNOWN_FIELD
                .at(new SourceFile("environment", name).all(), name, "the configuration")
                .withHelp(NearestName.didYouMean(name, known));
    }

    private static void collect(Shape.Struct shape, String prefix, Set<String> names) {
        for (Shape.Field field : shape.fields()) {
            String name = prefix + field.name().toUpperCase(Locale.ROOT);
            if (field.shape() instanceof Shape.Struct part) {
                collect(part, name + "_", names);
            } else if (isSingle(field.shape()) || field.shape() instanceof Shape.Texts) {
                names.add(name);
            }
        }
    }

    private static boolean isSingle(Shape shape) {
        return !(shape instanceof Shape.ListOf || shape instanceof Shape.MapOf);
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
        Style style = shape instanceof Shape.Text ? Style.QUOTED : Style.PLAIN;
        Span place = file.all();
        return isSingle(shape) ? Optional.of(new Scalar(text, style, place)) : Optional.empty();
    }
}
