package dev.portcullis.catalog;

import dev.portcullis.catalog.Shape.Strangers;
import java.util.List;

/** The words that tables of shapes are written in. */
public final class Shapes {
    public static final Shape TEXT = new Shape.Text();
    public static final Shape FLAG = new Shape.Flag();
    public static final Shape WHOLE = new Shape.Whole();
    public static final Shape DURATION = new Shape.Duration();
    public static final Shape TIMESTAMP = new Shape.Timestamp();
    public static final Shape ANYTHING = new Shape.Anything();
    /** A list of texts. */
    public static final Shape TEXT_LIST = new Shape.ListOf(TEXT);
    /** One text, or several of them. */
    public static final Shape TEXTS = new Shape.Texts();
    /** Labels of something. */
    public static final Shape LABELS = new Shape.MapOf(TEXT);
    /** Labels that are looked for. */
    public static final Shape SELECTOR = new Shape.MapOf(TEXTS);

    /** A closed set of named values. */
    public static Shape.Struct struct(String name, Shape.Field... fields) {
        return new Shape.Struct(name, Strangers.WARNED, List.of(fields));
    }

    /** A closed set of named values in which other names are errors. */
    public static Shape.Struct strict(String name, Shape.Field... fields) {
        return new Shape.Struct(name, Strangers.REFUSED, List.of(fields));
    }

    /** Named values of which only some matter here. */
    public static Shape.Excerpt excerpt(Shape.Field... fields) {
        return new Shape.Excerpt(List.of(fields));
    }

    /** A list of closed sets of named values. */
    public static Shape structs(String name, Shape.Field... fields) {
        return new Shape.ListOf(struct(name, fields));
    }

    /** A named value of a struct. */
    public static Shape.Field field(String name, Shape shape, String doc) {
        return new Shape.Field(name, doc, shape, Shape.Use.HERE, Shape.Need.OPTIONAL);
    }

    /** A named value that a struct must have. */
    public static Shape.Field required(String name, Shape shape, String doc) {
        return new Shape.Field(name, doc, shape, Shape.Use.HERE, Shape.Need.REQUIRED);
    }

    /** A named value that another one says better by now. */
    public static Shape.Field deprecated(String name, Shape shape, String doc) {
        return new Shape.Field(name, doc, shape, Shape.Use.DEPRECATED, Shape.Need.OPTIONAL);
    }

    /** A named value that bears only on parts of Teleport that decide nothing here. */
    public static Shape.Field unused(String name, Shape shape, String doc) {
        return new Shape.Field(name, doc, shape, Shape.Use.ELSEWHERE, Shape.Need.OPTIONAL);
    }

    /** Text that is one of some words; the reader of the resource refuses others. */
    public static Shape keyword(String... words) {
        return new Shape.Word(List.of(words), Shape.Others.REFUSED);
    }

    /** Text that should be one of some words; others are taken, too. */
    public static Shape word(String... words) {
        return new Shape.Word(List.of(words), Shape.Others.TAKEN);
    }

    /** One of some words, or what else Teleport takes for it. */
    public static Shape mode(String... words) {
        return new Shape.Mode(List.of(words));
    }

    /** One of some words. */
    public static Shape choice(String... words) {
        return new Shape.Choice(List.of(words));
    }

    private Shapes() {}
}
