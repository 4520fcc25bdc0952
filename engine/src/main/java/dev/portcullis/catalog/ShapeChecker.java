package dev.portcullis.catalog;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.catalog.Shape.Choice;
import dev.portcullis.catalog.Shape.Excerpt;
import dev.portcullis.catalog.Shape.Field;
import dev.portcullis.catalog.Shape.FlagOr;
import dev.portcullis.catalog.Shape.ListOf;
import dev.portcullis.catalog.Shape.MapOf;
import dev.portcullis.catalog.Shape.Strangers;
import dev.portcullis.catalog.Shape.Struct;
import dev.portcullis.catalog.Shape.Use;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import java.util.List;
import java.util.Optional;

/** Compares values with the shapes that they should have and reports every difference at its place. */
public final class ShapeChecker {
    /** What Teleport takes for a duration without end. */
    static final String FOREVER = "never";

    private static final int MOST_HELP = 100;

    private final Diagnostics diagnostics;
    private final Optional<Diagnostics> notes;
    private int unknownNames;

    public ShapeChecker(Diagnostics diagnostics) {
        this(diagnostics, Optional.empty());
    }

    /**
     * @param notes where to say which values have no effect, if anybody wants to know
     */
    ShapeChecker(Diagnostics diagnostics, Optional<Diagnostics> notes) {
        this.diagnostics = diagnostics;
        this.notes = notes;
    }

    /** Checks a value; one that stands for nothing is as good as absent. */
    public void check(YamlNode node, Shape shape) {
        if (!node.isNothing()) {
            checkPresent(node, shape);
        }
    }

    private void checkPresent(YamlNode node, Shape shape) {
        if (shape instanceof Struct struct) {
            checkStruct(node, struct);
        } else if (shape instanceof Excerpt excerpt) {
            checkExcerpt(node, excerpt);
        } else if (shape instanceof MapOf map) {
            checkMap(node, map);
        } else if (shape instanceof ListOf list) {
            checkList(node, list);
        } else if (shape instanceof Shape.Texts) {
            checkTexts(node);
        } else if (shape instanceof Choice choice) {
            checkChoice(node, choice);
        } else if (shape instanceof FlagOr choice) {
            checkFlagOr(node, choice);
        } else {
            checkSingle(node, shape);
        }
    }

    private void checkStruct(YamlNode node, Struct struct) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, struct);
            return;
        }
        for (Entry entry : mapping.entries()) {
            Optional<Field> field = struct.field(entry.key().text());
            if (field.isPresent()) {
                check(entry.value(), field.get().shape());
                if (notes.isPresent()) {
                    note(entry, field.get(), notes.get());
                }
            } else {
                diagnostics.add(unknown(struct)
                        .at(entry.key().span(), YamlWords.shortened(entry.key().text()), struct.name())
                        .withHelp(helpFor(entry.key().text(), struct)));
            }
        }
    }

    private static void note(Entry entry, Field field, Diagnostics notes) {
        if (field.use() == Use.ELSEWHERE && !entry.value().isNothing()) {
            notes.add(DiagnosticCode.NO_EFFECT.at(entry.key().span(), field.name()));
        }
    }

    /** The name that was probably meant; after many unknown names nobody reads it any more. */
    private String helpFor(String name, Struct struct) {
        unknownNames++;
        return unknownNames > MOST_HELP ? "" : didYouMean(name, struct.names());
    }

    private static DiagnosticCode unknown(Struct struct) {
        return struct.strangers() == Strangers.REFUSED ? DiagnosticCode.REFUSED_FIELD : DiagnosticCode.UNKNOWN_FIELD;
    }

    private void checkExcerpt(YamlNode node, Excerpt excerpt) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, excerpt);
            return;
        }
        for (Field field : excerpt.fields()) {
            mapping.entry(field.name()).ifPresent(entry -> check(entry.value(), field.shape()));
        }
    }

    private void checkMap(YamlNode node, MapOf map) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> check(entry.value(), map.value()));
        } else {
            wrongType(node, map);
        }
    }

    private void checkList(YamlNode node, ListOf list) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> checkPresent(item, list.item()));
        } else {
            wrongType(node, list);
        }
    }

    private void checkTexts(YamlNode node) {
        if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> checkPresent(item, Shapes.TEXT));
        } else if (node instanceof Scalar) {
            checkSingle(node, Shapes.TEXT);
        } else {
            wrongType(node, Shapes.TEXTS);
        }
    }

    private void checkChoice(YamlNode node, Choice choice) {
        if (!(node instanceof Scalar scalar)) {
            wrongType(node, choice);
        } else if (!scalar.text().isEmpty() && !choice.words().contains(scalar.text())) {
            invalidChoice(scalar, choice.words());
        }
    }

    private void checkFlagOr(YamlNode node, FlagOr choice) {
        if (!(node instanceof Scalar scalar)) {
            wrongType(node, choice);
        } else if (YamlWords.flag(scalar).isEmpty()
                && !isDigit(scalar)
                && !scalar.text().isEmpty()
                && !choice.words().contains(scalar.text())) {
            invalidChoice(scalar, choice.words());
        }
    }

    private static boolean isDigit(Scalar scalar) {
        return scalar.type() == ScalarType.WHOLE && scalar.text().length() == 1;
    }

    private void invalidChoice(Scalar scalar, List<String> words) {
        diagnostics.add(DiagnosticCode.INVALID_CHOICE
                .at(scalar.span(), YamlWords.shortened(scalar.text()), Shape.oneOf(words))
                .withHelp(didYouMean(scalar.text(), words)));
    }

    private void checkSingle(YamlNode node, Shape shape) {
        if (shape instanceof Shape.Anything
                || shape instanceof Shape.AnyOf
                || (shape instanceof Shape.Mode && node instanceof Scalar)) {
            return;
        }
        if (!(node instanceof Scalar scalar)) {
            wrongType(node, shape);
        } else if (shape instanceof Shape.Text || shape instanceof Shape.Word) {
            checkText(scalar);
        } else if (shape instanceof Shape.Flag) {
            require(YamlWords.flag(scalar).isPresent(), scalar, shape);
        } else if (shape instanceof Shape.Whole) {
            require(scalar.type() == ScalarType.WHOLE, scalar, shape);
        } else {
            checkTime(scalar, shape);
        }
    }

    private void checkText(Scalar scalar) {
        if (scalar.type() != ScalarType.TEXT) {
            String help = scalar.isNothing() ? "" : "quote it: \"" + YamlWords.shortened(scalar.text()) + "\"";
            diagnostics.add(DiagnosticCode.WRONG_TYPE
                    .at(scalar.span(), "text", scalar.words())
                    .withHelp(help));
        }
    }

    private void checkTime(Scalar scalar, Shape shape) {
        if (scalar.text().isEmpty()) {
            return;
        }
        if (shape instanceof Shape.Timestamp) {
            PolicyParser.timestamp(scalar.fragment(), diagnostics);
        } else if (!scalar.text().equals(FOREVER)) {
            PolicyParser.duration(scalar.fragment(), diagnostics);
        }
    }

    private void require(boolean valid, Scalar scalar, Shape shape) {
        if (!valid) {
            wrongType(scalar, shape);
        }
    }

    private void wrongType(YamlNode node, Shape shape) {
        diagnostics.add(DiagnosticCode.WRONG_TYPE.at(node.span(), shape.description(), node.words()));
    }
}
