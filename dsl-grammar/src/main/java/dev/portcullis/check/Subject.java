package dev.portcullis.check;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression is about, as a text: two with equal texts give the same value in every request. */
final class Subject {
    private Subject() {}

    static String of(Expression node, Meanings meanings) {
        String subject = Optional.ofNullable(meanings.subjects.get(node)).orElseGet(() -> find(node, meanings));
        meanings.subjects.put(node, subject);
        return subject;
    }

    private static String find(Expression node, Meanings meanings) {
        Optional<Object> constant = Optional.ofNullable(meanings.constants.get(node));
        Optional<Reference> reference = Optional.ofNullable(meanings.references.get(node));
        if (constant.isPresent()) return meanings.type(node).type() + quoted(constant.get());
        if (reference.isPresent()) return of(reference.get());
        if (node instanceof Name name && meanings.definitions.containsKey(name)) {
            CheckedExpression definition = meanings.definitions.get(name);
            return of(definition.expression(), definition.meanings());
        }
        return head(node, meanings)
                + Parts.of(node).stream().map(part -> of(part, meanings)).collect(Collectors.joining(",", "(", ")"));
    }

    private static String of(Reference reference) {
        return of(reference.variable())
                + reference.keys().stream().map(Subject::quoted).collect(Collectors.joining());
    }

    /** A name without keys. */
    static String of(Variable variable) {
        return variable.name();
    }

    private static String quoted(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Subject::quoted).collect(Collectors.joining(",", "[", "]"));
        }
        String text =
                value instanceof BigDecimal number ? number.stripTrailingZeros().toString() : value.toString();
        return "'" + text.length() + ":" + text + "'";
    }

    private static String head(Expression node, Meanings meanings) {
        if (node instanceof Call call && meanings.functions.containsKey(call)) {
            return String.valueOf(meanings.functions.get(call));
        }
        if (node instanceof Member member && meanings.fields.containsKey(member)) {
            return String.valueOf(meanings.fields.get(member));
        }
        return node instanceof Comparison comparison
                ? String.valueOf(comparison.operator())
                : node.getClass().getSimpleName();
    }
}
