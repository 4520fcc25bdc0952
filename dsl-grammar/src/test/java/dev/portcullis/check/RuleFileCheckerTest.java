package dev.portcullis.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.RuleFile;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import dev.portcullis.value.Version;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleFileCheckerTest {
    private static CheckedRules check(String name, String text, Diagnostics found) {
        RuleFile file = PolicyParser.file(Fragment.of(new SourceFile(name, text)), found)
                .orElseThrow();
        return RuleFileChecker.check(file, found).orElseThrow();
    }

    private static CheckedRule rule(String text) {
        return check("one.rules", text, new Diagnostics()).rules().get(0);
    }

    private static CheckedExpression when(String condition, String... definitions) {
        return rule(String.join("\n", definitions) + "\nrule \"one\" when " + condition + " deny")
                .when()
                .orElseThrow();
    }

    private static List<DiagnosticCode> problems(String text) {
        Diagnostics found = new Diagnostics();
        RuleFile file = PolicyParser.file(Fragment.of(text), found).orElseThrow();
        assertThat(RuleFileChecker.check(file, found).isEmpty()).isEqualTo(found.hasErrors());
        return found.sorted().stream().map(Diagnostic::code).toList();
    }

    private static Expression left(CheckedExpression checked) {
        return ((Comparison) checked.expression()).left();
    }

    private static Expression right(CheckedExpression checked) {
        return ((Comparison) checked.expression()).right();
    }

    @Test
    void keepsRulesWithTheirConditionsAndMessages() {
        CheckedRule rule = rule("rule \"one\" when user.bot unless mfa.verified deny \"{{ user.name }}: {{ now }}\"");
        assertThat(rule.when()).isPresent();
        assertThat(rule.unless()).isPresent();
        assertThat(rule.values())
                .extracting(CheckedExpression::type)
                .containsExactly(ValueType.TEXT, ValueType.TIMESTAMP);
    }

    @Test
    void readsTextsInQuotesAsWhatTheyAreComparedWith() {
        CheckedExpression checked = when("client.version < \"v17.2\"");
        assertThat(checked.type(right(checked))).isEqualTo(ValueType.VERSION);
        assertThat(checked.constant(right(checked)))
                .isEqualTo(Version.parse("17.2.0").map(Object.class::cast));
        assertThat(checked.constant(left(checked))).isEmpty();
    }

    @Test
    void readsTextsOfAListAsWhatIsSearched() {
        CheckedExpression checked = when("client.address in [\"10.0.0.1\", cidr(\"10.1.0.0/16\")]");
        assertThat(checked.type(right(checked))).isEqualTo(ValueType.LIST);
        assertThat(checked.constant(right(checked)))
                .contains(List.of(
                        Address.parse("10.0.0.1").orElseThrow(),
                        Network.parse("10.1.0.0/16").orElseThrow()));
    }

    @Test
    void turnsTextsInQuotesIntoValues() {
        CheckedExpression checked = when("now.at(\"UTC\").date == date(\"2026-12-24\")");
        assertThat(checked.constant(right(checked))).contains(LocalDate.of(2026, 12, 24));
        assertThat(checked.type(right(checked))).isEqualTo(ValueType.DATE);
    }

    @Test
    void textsFromRequestsAreNoConstants() {
        CheckedExpression checked = when("since(now) < duration(context.ttl)");
        assertThat(checked.constant(right(checked))).isEmpty();
        assertThat(checked.function((Call) right(checked))).isEqualTo(Function.DURATION);
    }

    @Test
    void aDefinedTextIsReadWhereItIsUsed() {
        CheckedExpression checked = when("client.version == oldest and context.v == oldest", "define oldest = \"17\"");
        List<Expression> both = ((Expression.And) checked.expression()).operands();
        Expression version = ((Comparison) both.get(0)).right();
        Expression text = ((Comparison) both.get(1)).right();
        assertThat(checked.constant(version)).isEqualTo(Version.parse("17").map(Object.class::cast));
        assertThat(checked.constant(text)).contains("17");
        assertThat(checked.type(text)).isEqualTo(ValueType.TEXT);
    }

    @Test
    void aDefinedNameIsTheSameName() {
        CheckedExpression checked =
                when("ticket.id == 5", "define context_a = context.a", "define ticket = context_a.b");
        assertThat(checked.reference(left(checked)))
                .contains(new Reference(Variable.CONTEXT, List.of("a", "b", "id"), ValueType.JSON));
    }

    @Test
    void aDefinedExpressionIsFound() {
        CheckedExpression checked = when("not night", "define night = now.at(\"UTC\").hour < 6");
        Name name = (Name) ((Not) checked.expression()).operand();
        CheckedExpression definition = checked.definition(name).orElseThrow();
        assertThat(definition.type()).isEqualTo(ValueType.BOOLEAN);
        assertThat(checked.type(name)).isEqualTo(ValueType.BOOLEAN);
        assertThat(checked.reference(name)).isEmpty();
    }

    @Test
    void fieldsAreAskedOfLocalTimes() {
        CheckedExpression checked = when("berlin.weekday == \"monday\"", "define berlin = now.at(\"Europe/Berlin\")");
        Member weekday = (Member) left(checked);
        assertThat(checked.field(weekday)).contains(LocalField.WEEKDAY);
        CheckedExpression berlin = checked.definition((Name) weekday.target()).orElseThrow();
        assertThat(berlin.type()).isEqualTo(ValueType.LOCAL_TIME);
        assertThat(berlin.function((Call) berlin.expression())).isEqualTo(Function.AT);
    }

    @Test
    void hasAsksOfWholes() {
        CheckedExpression checked = when("has(device)");
        Expression device = ((Call) checked.expression()).arguments().get(0);
        assertThat(checked.reference(device))
                .contains(new Reference(Variable.DEVICE_TRUSTED, List.of(), ValueType.BOOLEAN));
    }

    @Test
    void everyLiteralIsAConstant() {
        CheckedExpression checked = when("since(now) in [5m, 1h]");
        assertThat(checked.constant(right(checked))).contains(List.of(Duration.ofMinutes(5), Duration.ofHours(1)));
    }

    @Test
    void refusesNodesOfOtherExpressions() {
        CheckedExpression checked = when("user.bot");
        assertThatThrownBy(() -> checked.type(left(when("login == \"a\""))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rulesOfOneNameAreFoundAcrossFiles() {
        Diagnostics found = new Diagnostics();
        CheckedRules one = check("one.rules", "rule \"closed\" for db deny", found);
        CheckedRules two = check("two.rules", "\nrule \"closed\" for app deny", found);
        RuleClashes.check(List.of(one, two), found);
        assertThat(found.sorted())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "two.rules:2:6: error[P401]: the rule `closed` is written twice, first at one.rules:1:6");
    }

    @Test
    void beatenRulesAreFoundAcrossFiles() {
        Diagnostics found = new Diagnostics();
        CheckedRules one = check("one.rules", "define bot = user.bot\nrule \"people\" when not bot allow", found);
        CheckedRules two = check("two.rules", "define human = not user.bot\nrule \"closed\" when human deny", found);
        RuleClashes.check(List.of(one, two), found);
        assertThat(found.sorted())
                .extracting(problem -> problem.code() + " " + problem.place())
                .containsExactly("ALWAYS_BEATEN one.rules:2:6");
    }

    @Test
    void thousandsOfDefinitionsInARowAreRefusedWithoutHarm() {
        String chain = IntStream.rangeClosed(1, 20_000)
                .mapToObj(i -> "define a" + i + " = not a" + (i - 1))
                .collect(Collectors.joining("\n"));
        assertThat(problems("define a0 = user.bot\n" + chain + "\nrule \"one\" when a20000 deny"))
                .containsExactly(DiagnosticCode.EXPANDS_TOO_FAR);
    }

    @Test
    void aLongCircleOfDefinitionsIsReportedOnce() {
        String circle = IntStream.rangeClosed(1, 20_000)
                .mapToObj(i -> "define a" + i + " = not a" + (i == 20_000 ? 1 : i + 1))
                .collect(Collectors.joining("\n"));
        assertThat(problems(circle)).containsExactly(DiagnosticCode.DEFINITION_CYCLE);
    }

    @Test
    void definitionsThatDoubleAreRefusedWithoutHarm() {
        String doubling = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> "define a" + i + " = a" + (i - 1) + " and not a" + (i - 1))
                .collect(Collectors.joining("\n"));
        assertThat(problems("define a0 = user.bot\n" + doubling + "\nrule \"one\" when a200 deny"))
                .containsExactly(DiagnosticCode.EXPANDS_TOO_FAR);
    }
}
