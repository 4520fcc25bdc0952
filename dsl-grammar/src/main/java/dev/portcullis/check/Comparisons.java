package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.DIFFERENT_TYPES;
import static dev.portcullis.diagnostic.DiagnosticCode.NOT_A_LIST;
import static dev.portcullis.diagnostic.DiagnosticCode.NO_ORDER;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Operator;

/** Whether two values can be compared in the way that is written. */
final class Comparisons {
    private final Meanings meanings;
    private final ConstantReader constants;
    private final Diagnostics found;

    Comparisons(Meanings meanings, ConstantReader constants, Diagnostics found) {
        this.meanings = meanings;
        this.constants = constants;
        this.found = found;
    }

    /** Checks a comparison whose operands have been. */
    void check(Comparison comparison) {
        Operator operator = comparison.operator();
        switch (operator) {
            case EQUAL, NOT_EQUAL ->
                equality(operator.sign(), comparison.left(), comparison.right(), comparison.span());
            case IN, NOT_IN -> membership(comparison);
            default -> order(comparison);
        }
    }

    /** Checks two values that must be the same or not. */
    void equality(String sign, Expression left, Expression right, Span place) {
        align(left, right);
        words(left, right);
        words(right, left);
        StaticType one = meanings.type(left);
        StaticType other = meanings.type(right);
        if (!TypeRules.equalable(one, other)) {
            refuse(sign, one, other, place);
        }
    }

    private void order(Comparison comparison) {
        align(comparison.left(), comparison.right());
        StaticType left = meanings.type(comparison.left());
        StaticType right = meanings.type(comparison.right());
        String sign = comparison.operator().sign();
        if (left.isUnknown() || right.isUnknown()) {
            return;
        }
        if (!TypeRules.isOrdered(left.type())) {
            disorder(comparison.left(), left, sign);
        } else if (!TypeRules.isOrdered(right.type())) {
            disorder(comparison.right(), right, sign);
        } else if (!TypeRules.equalable(left, right)) {
            refuse(sign, left, right, comparison.span());
        }
    }

    private void disorder(Expression operand, StaticType type, String sign) {
        String help = type.is(ValueType.TEXT) || type.is(ValueType.LOCAL_TIME) ? TypeHelp.order(type.type()) : "";
        found.add(NO_ORDER.at(operand.span(), type.title(), sign).withHelp(help));
    }

    private void membership(Comparison comparison) {
        Expression value = comparison.left();
        Expression list = comparison.right();
        StaticType where = meanings.type(list);
        if (where.is(ValueType.LIST)) {
            alignItems(value, list);
            words(value, list);
            StaticType wanted = meanings.type(value);
            ValueType item = meanings.type(list).item();
            if (!meanings.type(list).isUnknown() && !TypeRules.findable(wanted, item)) {
                refuseItem(comparison, wanted, item);
            }
        } else if (where.is(ValueType.NETWORK)) {
            constants.read(value, ValueType.ADDRESS);
            StaticType wanted = meanings.type(value);
            if (!wanted.isUnknown() && !wanted.is(ValueType.ADDRESS)) {
                refuse(comparison.operator().sign(), wanted, where, comparison.span());
            }
        } else if (where.is(ValueType.JSON)) {
            demandJson(comparison, meanings.type(value));
        } else if (!where.isUnknown()) {
            found.add(NOT_A_LIST
                    .at(list.span(), comparison.operator().sign(), where.title())
                    .withHelp(where.is(ValueType.TEXT) ? "write `==`, or put it into brackets: `[…]`" : ""));
        }
    }

    /** A list that is known only when it is evaluated holds what JSON has, and nothing else is among that. */
    private void demandJson(Comparison comparison, StaticType wanted) {
        if (!TypeRules.isJson(wanted.type())) {
            found.add(DIFFERENT_TYPES
                    .at(comparison.span(), comparison.operator().sign(), wanted.title(), ValueType.JSON.title())
                    .withHelp(TypeHelp.membership(wanted)));
        }
    }

    private void refuseItem(Comparison comparison, StaticType wanted, ValueType item) {
        String sign = comparison.operator().sign();
        String help = wanted.is(ValueType.LIST)
                ? "write `contains_any(list, list)`"
                : TypeHelp.difference(wanted, StaticType.of(item));
        found.add(DIFFERENT_TYPES
                .at(comparison.span(), sign, wanted.title(), item.title())
                .withHelp(help));
    }

    private void refuse(String sign, StaticType left, StaticType right, Span place) {
        found.add(DIFFERENT_TYPES
                .at(place, sign, left.title(), right.title())
                .withHelp(TypeHelp.difference(left, right)));
    }

    /** Reads a text in quotes on one side as a value of the type of the other side. */
    private void align(Expression left, Expression right) {
        ValueType one = meanings.type(left).type();
        ValueType other = meanings.type(right).type();
        if (TextValue.isWritten(other)) {
            constants.read(left, other);
        }
        if (TextValue.isWritten(one)) {
            constants.read(right, one);
        }
    }

    private void alignItems(Expression value, Expression list) {
        ValueType wanted = meanings.type(value).type();
        ValueType item = meanings.type(list).item();
        if (TextValue.isWritten(wanted) && item == ValueType.TEXT) {
            constants.read(list, wanted);
        }
        if (TextValue.isWritten(item) || item == ValueType.NETWORK) {
            constants.read(value, item == ValueType.NETWORK ? ValueType.ADDRESS : item);
        }
    }

    /** Demands of texts in quotes that they are among the words that the other side can be. */
    void words(Expression value, Expression written) {
        if (meanings.type(value).is(ValueType.TEXT)) {
            Universe.of(value, meanings).ifPresent(universe -> constants.demandWords(written, universe));
        }
    }
}
