package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.CONSTANT_REQUIRED;
import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_COUNT;
import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_TYPE;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Member;
import java.util.List;
import java.util.Optional;

/** Whether calls of functions fit, and what they give. */
final class RuleCalls {
    private final RuleExpressionChecker checker;
    private final Meanings meanings;
    private final RuleNames names;
    private final ConstantReader constants;
    private final Comparisons comparisons;
    private final PresenceTest presence;

    RuleCalls(RuleExpressionChecker checker, RuleNames names, ConstantReader constants, Comparisons comparisons) {
        this.checker = checker;
        this.meanings = checker.meanings();
        this.names = names;
        this.constants = constants;
        this.comparisons = comparisons;
        this.presence = new PresenceTest(checker);
    }

    StaticType type(Call call) {
        if (call.callee() instanceof Member member && member.field().text().equals(Function.AT.text())) {
            return method(call, member.target());
        }
        Optional<Signature> signature = names.function(call);
        if (signature.isPresent() && signature.get().function() == Function.HAS) {
            meanings.functions.put(call, Function.HAS);
            return presence.check(call, signature.get());
        }
        call.arguments().forEach(checker::type);
        return signature.map(known -> function(call, known, call.arguments())).orElse(StaticType.UNKNOWN);
    }

    /** {@code timestamp.at(zone)}: the receiver is the first argument. */
    private StaticType method(Call call, Expression receiver) {
        Signature signature = DialectTable.RULES.function(Function.AT.text()).orElseThrow();
        checker.type(receiver);
        call.arguments().forEach(checker::type);
        meanings.functions.put(call, Function.AT);
        if (call.arguments().size() != 1) {
            checker.report(WRONG_ARGUMENT_COUNT
                    .at(call.span(), "at", "1 argument", call.arguments().size())
                    .withHelp("write `now.at(\"Europe/Berlin\")`"));
        } else {
            argument(call, signature, 0, receiver);
            argument(call, signature, 1, call.arguments().get(0));
        }
        return StaticType.of(signature.result());
    }

    private StaticType function(Call call, Signature signature, List<Expression> arguments) {
        meanings.functions.put(call, signature.function());
        if (!signature.takes(arguments.size())) {
            checker.report(WRONG_ARGUMENT_COUNT
                    .at(call.span(), signature.function().text(), signature.count(), arguments.size())
                    .withHelp("write `" + signature.text() + "`"));
            return result(signature, List.of());
        }
        for (int i = 0; i < arguments.size(); i++) {
            argument(call, signature, i, arguments.get(i));
        }
        if (signature.function() == Function.EQUALS) {
            comparisons.equality("equals", arguments.get(0), arguments.get(1), call.span());
        }
        if (signature.function() == Function.CONTAINS) {
            comparisons.words(arguments.get(1), arguments.get(0));
        }
        return result(signature, arguments);
    }

    private StaticType result(Signature signature, List<Expression> arguments) {
        if (signature.result() != ValueType.ANY) {
            return StaticType.of(signature.result());
        }
        return arguments.isEmpty() ? StaticType.UNKNOWN : meanings.type(arguments.get(0));
    }

    private void argument(Call call, Signature signature, int index, Expression argument) {
        Parameter parameter = signature.parameter(index);
        StaticType type = meanings.type(argument);
        String name = signature.function().text();
        boolean fits = parameter.accepts(type.type()) && !(parameter == Parameter.TEXTS && type.isListOfOthers());
        if (type.isUnknown()) {
            return;
        }
        if (parameter.isConstant()) {
            constant(call, parameter, name, argument);
        } else if (!fits) {
            checker.report(WRONG_ARGUMENT_TYPE.at(argument.span(), name, parameter.title(), type.title()));
        } else if (TextValue.isMade(signature.function())) {
            meanings.text(argument).ifPresent(text -> make(call, argument, text, signature.result()));
        }
    }

    private void constant(Call call, Parameter parameter, String name, Expression argument) {
        Optional<String> text = meanings.text(argument);
        if (text.isEmpty()) {
            checker.report(CONSTANT_REQUIRED.at(argument.span(), name));
        } else if (parameter == Parameter.ZONE) {
            ZoneNames.problem(argument, text.get()).ifPresent(checker::report);
        } else if (parameter == Parameter.NETWORK) {
            make(call, argument, text.get(), ValueType.NETWORK);
        }
    }

    private void make(Call call, Expression argument, String text, ValueType wanted) {
        Optional<Object> value = TextValue.read(wanted, text);
        value.ifPresentOrElse(
                made -> meanings.constants.put(call, made), () -> constants.refuse(argument, text, wanted));
    }
}
