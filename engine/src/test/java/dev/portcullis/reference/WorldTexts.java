package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.anyOf;
import static dev.portcullis.reference.Choices.rarely;

import java.util.List;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;

/** Random label expressions, where clauses and actions: most are right, some ill-typed, some broken. */
final class WorldTexts {
    private static final int DEPTH = 2;
    private static final int FAULTS = 3;

    private static final Gen<String> BROKEN_EXPRESSION = any(
            "containz(labels[\"env\"], \"x\")",
            "user.spec.traits[\"team\"] == \"ops\"",
            "labels[\"env\"]",
            "contains(labels[\"env\"])",
            "strings.upper(labels.env) == \"PROD\"",
            "contains(\"a\", user.spec.traits.team)",
            "user.metadata.name == \"alice\"",
            "labels[\"env\" == \"prod\"",
            "!labels.env",
            "labels.env == \"prod\" labels.env",
            "contains(labels.env, \"prod\") == contains(labels.env, \"prod\")",
            "labels.env == \"pr\\qod\"",
            "labels.env = \"prod\"");

    private static final Gen<String> STRING = any(
            "\"prod\"",
            "labels[\"env\"]",
            "labels.role",
            "\"web\"",
            "`prod`",
            "\"pr\\x6fd\"",
            "labels[\"missing\"]",
            "labels.missing",
            "\"\"");

    private static final Gen<String> LIST = any(
            "user.spec.traits[\"envs\"]",
            "user.spec.traits.team",
            "labels.env",
            "user.spec.traits[\"missing\"]",
            "strings.lower(user.spec.traits[\"team\"])",
            "strings.upper(labels[\"env\"])",
            "labels_matching(\"e*\")",
            "labels_matching(\"*\")",
            "labels_matching(\"^(env|role)$\")",
            "regexp.replace(user.spec.traits[\"envs\"], \"^x-(.+)$\", \"${1}\")",
            "regexp.replace(user.spec.traits.groups, \"^team-(.+)$\", \"$1\")",
            "regexp.replace(labels.env, \"[a-o]*\", \"-\")",
            "email.local(user.spec.traits[\"email\"])",
            "strings.upper(strings.lower(user.spec.traits.team))");

    private static final Gen<String> FAILING_LIST =
            any("regexp.replace(user.spec.traits.envs, \"(?!x)\", \"y\")", "labels_matching(\"^[$\")");

    private static final Gen<String> PATTERN = any(
            "\"prod\"", "\"pr*\"", "\"^pr|ing$\"", "\"^(?i)PROD$\"", "\"*\"", "labels.role", "\"p*d\"", "\"^(?=x)$\"");

    private static final Gen<String> BROKEN_CLAUSE = any(
            "containz(user.metadata.name, \"x\")",
            "equals(user.nope, \"x\")",
            "equals(\"x\")",
            "equals(user.metadata.name, \"alice\"",
            "user.metadata.name",
            "\"x\"",
            "contains(session.participants, user.metadata.name) contains",
            "all_equal(user.spec.traits[\"team\"], \"x\\q\")",
            "has_prefix(user.spec.traits[\"team\"], \"x\")");

    private static final Gen<String> CLAUSE_STRING = any(
            "user.metadata.name",
            "\"alice\"",
            "\"ops\"",
            "resource.metadata.name",
            "resource.metadata.labels[\"env\"]",
            "\"prod\"",
            "resource.kind",
            "\"lock\"",
            "user.metadata.labels[\"team\"]",
            "user.metadata.labels[\"missing\"]",
            "ssh_session.login",
            "`bob`");

    private static final Gen<String> CLAUSE_LIST = any(
            "user.spec.traits[\"team\"]",
            "user.spec.roles",
            "session.participants",
            "ssh_session.participants",
            "user.spec.traits[\"missing\"]",
            "set(\"alice\", \"ops\", \"prod\")");

    private WorldTexts() {}

    /** A label expression. */
    static Gen<String> expression() {
        return in -> expression(DEPTH, in);
    }

    private static String expression(int depth, RandomnessSource in) {
        if (Choices.chance(FAULTS).generate(in)) {
            return BROKEN_EXPRESSION.generate(in);
        }
        if (depth > 0 && Choices.chance(50).generate(in)) {
            return joined(expression(depth - 1, in), expression(depth - 1, in), in);
        }
        return comparison(in);
    }

    private static String comparison(RandomnessSource in) {
        Gen<String> list = rarely(FAULTS, FAILING_LIST, rarely(30, STRING, LIST));
        List<Gen<String>> forms = List.of(
                STRING.zip(STRING, (left, right) -> "(" + left + " == " + right + ")"),
                STRING.zip(STRING, (left, right) -> "(" + left + "!=" + right + " // never mind\n)"),
                list.zip(STRING, (items, item) -> "contains(" + items + ", " + item + ")"),
                list.zip(list, (left, right) -> "contains_any(" + left + ", " + right + ")"),
                list.zip(list, (left, right) -> "contains_all( " + left + "," + right + ")"),
                list.zip(PATTERN, (items, pattern) -> "regexp.match(" + items + ", " + pattern + ")"));
        return any(0, 0, 1, 2, 2, 3, 4, 5).map(forms::get).generate(in).generate(in);
    }

    /** Two conditions as one, with the precedence that the operators have by themselves. */
    private static String joined(String left, String right, RandomnessSource in) {
        return any(
                        left + " || " + right,
                        left + " && " + right,
                        "(" + left + " || " + right + ")",
                        "!(" + left + ") && " + right,
                        "!!(" + left + ") || !(" + right + ")")
                .generate(in);
    }

    /** A where clause. */
    static Gen<String> clause() {
        return in -> clause(DEPTH, in);
    }

    private static String clause(int depth, RandomnessSource in) {
        if (Choices.chance(FAULTS).generate(in)) {
            return BROKEN_CLAUSE.generate(in);
        }
        if (depth > 0 && Choices.chance(40).generate(in)) {
            return joined(clause(depth - 1, in), clause(depth - 1, in), in);
        }
        return call(in);
    }

    private static String call(RandomnessSource in) {
        Gen<String> value = anyOf(CLAUSE_STRING, CLAUSE_LIST);
        List<Gen<String>> forms = List.of(
                value.zip(value, (left, right) -> "equals(" + left + ", " + right + ")"),
                any("equals(user.metadata.name, session.participants)"),
                value.zip(CLAUSE_STRING, (left, right) -> "contains(" + left + ", " + right + ")"),
                value.zip(CLAUSE_STRING, (left, right) -> "all_equal(" + left + ", " + right + ")"),
                value.zip(CLAUSE_STRING, (left, right) -> "all_end_with(" + left + ", " + right + ")"),
                value.zip(
                        CLAUSE_STRING,
                        CLAUSE_STRING,
                        (list, one, two) -> "is_subset(" + list + ", " + one + ", " + two + ")"),
                CLAUSE_STRING.zip(CLAUSE_STRING, (left, right) -> "(" + left + " == " + right + ")"),
                CLAUSE_STRING.zip(CLAUSE_STRING, (left, right) -> "(" + left + " != " + right + ")"),
                CLAUSE_LIST.zip(CLAUSE_LIST, (left, right) -> "contains_all(" + left + ", " + right + ")"),
                CLAUSE_LIST.zip(CLAUSE_LIST, (left, right) -> "contains_any(" + left + ", " + right + ")"),
                CLAUSE_STRING.zip(CLAUSE_STRING, (left, right) -> "has_prefix(" + left + ", " + right + ")"));
        return any(0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10)
                .map(forms::get)
                .generate(in)
                .generate(in);
    }

    /** An action of a rule. */
    static Gen<String> action() {
        return any(
                "log(\"info\", \"called\")",
                "log(\"warn\", \"%v has %v\", user.metadata.name, user.spec.roles)",
                "log(\"warning\", \"%v\", resource.kind)",
                "log(\"loud\", \"called\")",
                "shout(\"called\")",
                "log(\"info\", \"%v\", user.nope)",
                "log(\"info\"");
    }
}
