package dev.portcullis.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a YAML value may look like. Shapes are data: they check what is read, and describe it to others. */
public sealed interface Shape {
    /** Text of any kind. */
    record Text() implements Shape {}

    /** One of some words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** Text that should be one of some words. */
    record Word(List<String> words, Others others) implements Shape {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** What happens to text that is none of the words. */
    enum Others {
        /** The reader of the resource refuses it, in words of its own. */
        REFUSED,
        /** Nobody here minds. */
        TAKEN
    }

    /** One of some words; what else Teleport takes for it, numbers or false, is not looked at. */
    record Mode(List<String> words) implements Shape {
        public Mode {
            words = List.copyOf(words);
        }
    }

    /** True or false, also as {@code yes}, {@code no}, {@code on}, {@code off}. */
    record Flag() implements Shape {}

    /** True or false, or one of some words, or the one digit that Teleport has for it. */
    record FlagOr(List<String> words) implements Shape {
        public FlagOr {
            words = List.copyOf(words);
        }
    }

    /** A whole number. */
    record Whole() implements Shape {}

    /** A length of time. */
    record Duration() implements Shape {}

    /** A point in time. */
    record Timestamp() implements Shape {}

    /** Values of one shape, in order. */
    record ListOf(Shape item) implements Shape {}

    /** One text, or several of them. */
    record Texts() implements Shape {}

    /** Values of one shape, each with a name that is free. */
    record MapOf(Shape value) implements Shape {}

    /**
     * A closed set of named values.
     *
     * @param name what it is, as messages say it
     * @param strangers what happens to other names
     * @param fields the values that it may have
     */
    record Struct(String name, Strangers strangers, List<Field> fields) implements Shape {
        public Struct {
            fields = List.copyOf(fields);
        }

        /** The field of a name. */
        public Optional<Field> field(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return Optional.of(field);
                }
            }
            return Optional.empty();
        }

        /** The names of all fields. */
        public List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }

    /** Named values of which only some matter here. */
    record Excerpt(List<Field> fields) implements Shape {
        public Excerpt {
            fields = List.copyOf(fields);
        }
    }

    /** What happens to a name that is not known. */
    enum Strangers {
        /** It has no effect, and the author is warned. */
        WARNED,
        /** It is an error, since without it the rest would mean something else. */
        REFUSED
    }

    /** Whatever an author likes. */
    record Anything() implements Shape {}

    /**
     * One of several forms. Whoever reads it finds out which, and what is wrong with it.
     *
     * @param forms what it may look like
     */
    record AnyOf(List<Shape> forms) implements Shape {
        public AnyOf {
            forms = List.copyOf(forms);
        }
    }

    /**
     * A named value of a struct.
     *
     * @param name key in YAML
     * @param doc what it means, in one line
     * @param shape what it may look like
     * @param use what it bears on
     * @param need whether it can be left out
     */
    record Field(String name, String doc, Shape shape, Use use, Need need) {}

    /** What a named value bears on. */
    enum Use {
        /** Decisions, or what comes with them; or it is for people and programs that keep the resource. */
        HERE,
        /** The same as {@link #HERE}, but another field says it better by now. */
        DEPRECATED,
        /** Only parts of Teleport that decide nothing here. */
        ELSEWHERE
    }

    /** Whether a named value can be left out. */
    enum Need {
        OPTIONAL,
        /** The reader refuses a struct without it, in words of its own. */
        REQUIRED
    }

    /** What it looks like, as messages say it. */
    default String description() {
        if (this instanceof Choice choice) {
            return oneOf(choice.words());
        }
        if (this instanceof FlagOr choice) {
            return "a boolean or " + oneOf(choice.words());
        }
        if (this instanceof ListOf list) {
            return list.item() instanceof Text ? "a list of texts" : "a list";
        }
        if (this instanceof Struct || this instanceof MapOf || this instanceof Excerpt) {
            return "a map";
        }
        return descriptionOfSingle();
    }

    private String descriptionOfSingle() {
        if (this instanceof Flag) {
            return "a boolean";
        }
        if (this instanceof Whole) {
            return "a whole number";
        }
        if (this instanceof Duration) {
            return "a duration";
        }
        if (this instanceof Timestamp) {
            return "a timestamp";
        }
        if (this instanceof Texts) {
            return "text or a list of texts";
        }
        return this instanceof Anything ? "a value" : "text";
    }

    /** Words as messages list them. */
    static String oneOf(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
