package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_COUNT;
import static dev.portcullis.diagnostic.DiagnosticCode.WRONG_ARGUMENT_TYPE;

import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code has(…)}: takes what can be missing, and two names that stand for nothing elsewhere. */
final class PresenceTest {
    /** What {@code has(device)} and {@code has(mfa)} ask. */
    private static final Map<String, Variable> WHOLES =
            Map.of("device", Variable.DEVICE_TRUSTED, "mfa", Variable.MFA_VERIFIED);

    private final RuleExpressionChecker checker;
    private final Meanings meanings;

    PresenceTest(RuleExpressionChecker checker) {
        this.checker = checker;
        this.meanings = checker.meanings();
    }

    StaticType check(Call call, Signature signature) {
        List<Expression> arguments = call.arguments();
        if (!signature.takes(arguments.size())) {
            arguments.forEach(checker::type);
            checker.report(WRONG_ARGUMENT_COUNT.at(
                    call.span(), signature.function().text(), signature.count(), arguments.size()));
        } else if (arguments.get(0) instanceof Name name && WHOLES.containsKey(name.text())) {
            Variable whole = WHOLES.getOrDefault(name.text(), Variable.DEVICE_TRUSTED);
            meanings.references.put(name, new Reference(whole, List.of(), whole.type()));
            meanings.types.put(name, StaticType.of(whole.type()));
        } else {
            demandMissable(arguments.get(0));
        }
        return StaticType.CONDITION;
    }

    private void demandMissable(Expression argument) {
        StaticType type = checker.type(argument);
        Optional<Reference> reference = Optional.ofNullable(meanings.references.get(argument));
        if (!type.isUnknown() && reference.filter(PresenceTest::canBeMissing).isEmpty()) {
            checker.report(WRONG_ARGUMENT_TYPE
                    .at(argument.span(), "has", Parameter.CHAIN.title(), type.title())
                    .withHelp(type.is(ValueType.BOOLEAN) ? "it is a condition itself: leave `has` out" : ""));
        }
    }

    private static boolean canBeMissing(Reference reference) {
        return switch (reference.type()) {
            case TEXT, LIST, ADDRESS, VERSION -> true;
            case JSON -> !reference.keys().isEmpty();
            default -> false;
        };
    }
}
