package dev.portcullis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionCheckerTest {
    private static Expression parse(String text, Dialect dialect) {
        return PolicyParser.expression(Fragment.of(text), dialect, new Diagnostics())
                .orElseThrow();
    }

    private static CheckedExpression where(String text) {
        return ExpressionChecker.condition(parse(text, Dialect.WHERE), DialectTable.WHERE, new Diagnostics())
                .orElseThrow();
    }

    @Test
    void resolvesCallsAndNames() {
        CheckedExpression checked = where("contains(user.spec.traits[\"team\"], \"dev\")");
        Call call = (Call) checked.expression();
        assertThat(checked.function(call)).isEqualTo(Function.CONTAINS);
        assertThat(checked.reference(call.arguments().get(0)))
                .contains(new Reference(Variable.USER_TRAITS, List.of("team"), ValueType.LIST));
        assertThat(checked.reference(call.arguments().get(1))).isEmpty();
        assertThat(checked.type()).isEqualTo(ValueType.BOOLEAN);
    }

    @Test
    void dotsAndKeysMeanTheSame() {
        Comparison comparison = (Comparison)
                where("user.metadata.labels.a == user.metadata.labels[\"a\"]").expression();
        CheckedExpression checked = ExpressionChecker.condition(comparison, DialectTable.WHERE, new Diagnostics())
                .orElseThrow();
        assertThat(checked.reference(comparison.left())).isEqualTo(checked.reference(comparison.right()));
    }

    @Test
    void keepsAllKeysOfOpenNames() {
        CheckedExpression checked = where("resource.spec.a[\"b c\"].d == \"x\"");
        assertThat(checked.reference(((Comparison) checked.expression()).left()))
                .contains(new Reference(Variable.RESOURCE_SPEC, List.of("a", "b c", "d"), ValueType.ANY));
    }

    @Test
    void equalCallsAreResolvedEach() {
        CheckedExpression checked = where("can_view() && can_view()");
        List<Expression> calls = ((And) checked.expression()).operands();
        assertThat(calls).allMatch(call -> checked.function((Call) call) == Function.CAN_VIEW);
    }

    @Test
    void knowsOnlyItsOwnCalls() {
        CheckedExpression checked = where("can_view()");
        Call other = (Call) where("can_view()").expression();
        Call foreign = new Call(other.callee(), other.arguments(), other.span());
        assertThatThrownBy(() -> checked.function(foreign)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTreesOfOtherDialects() {
        for (String text : List.of("1 == 2", "true", "1h", "2026-01-05T09:00:00Z", "[]", "user.metadata.name in []")) {
            Diagnostics found = new Diagnostics();
            Expression tree = parse(text, Dialect.RULES);
            assertThat(ExpressionChecker.condition(tree, DialectTable.WHERE, found))
                    .isEmpty();
            assertThat(found.sorted()).extracting(Diagnostic::code).contains(DiagnosticCode.NOT_IN_DIALECT);
        }
    }

    @Test
    void valuesKeepTheirType() {
        Expression tree = parse("email.local(external.mail)", Dialect.TEMPLATE);
        CheckedExpression checked = ExpressionChecker.value(tree, DialectTable.TEMPLATE, new Diagnostics())
                .orElseThrow();
        assertThat(checked.type()).isEqualTo(ValueType.LIST);
    }

    @Test
    void tablesTellTheirDialect() {
        assertThat(List.of(DialectTable.WHERE, DialectTable.LABELS, DialectTable.TEMPLATE))
                .extracting(DialectTable::dialect)
                .containsExactly(Dialect.WHERE, Dialect.LABELS, Dialect.TEMPLATE);
        assertThat(DialectTable.LABELS.variables()).containsExactly(Variable.LABELS, Variable.USER_TRAITS);
    }
}
