package dev.portcullis.check;

import static dev.portcullis.check.Parameter.CHAIN;
import static dev.portcullis.check.Parameter.COMPARABLE;
import static dev.portcullis.check.Parameter.CONSTANT;
import static dev.portcullis.check.Parameter.LIST;
import static dev.portcullis.check.Parameter.NETWORK;
import static dev.portcullis.check.Parameter.PATTERN;
import static dev.portcullis.check.Parameter.TEXT;
import static dev.portcullis.check.Parameter.TEXTS;
import static dev.portcullis.check.Parameter.TIMESTAMP;
import static dev.portcullis.check.Parameter.VALUE;
import static dev.portcullis.check.Parameter.ZONE;

import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a dialect knows: names, functions, comparisons. Closed; checker and evaluator read the same table. */
public final class DialectTable {
    private static final Set<Operator> EQUALITY = Set.of(Operator.EQUAL, Operator.NOT_EQUAL);

    /** Teleport's {@code where}. Loosely typed: {@code equals} and {@code contains} take anything. */
    public static final DialectTable WHERE = new DialectTable(
            Dialect.WHERE,
            EQUALITY,
            List.of(
                    Variable.USER_NAME,
                    Variable.USER_LABELS,
                    Variable.USER_TRAITS,
                    Variable.USER_ROLES,
                    Variable.RESOURCE_KIND,
                    Variable.RESOURCE_SUB_KIND,
                    Variable.RESOURCE_VERSION,
                    Variable.RESOURCE_NAME,
                    Variable.RESOURCE_LABELS,
                    Variable.RESOURCE_SPEC,
                    Variable.SESSION,
                    Variable.SSH_SESSION,
                    Variable.SESSION_TRACKER,
                    Variable.HOST_CERT),
            List.of(
                    Signature.of(Function.EQUALS, ValueType.BOOLEAN, VALUE, VALUE),
                    Signature.of(Function.CONTAINS, ValueType.BOOLEAN, VALUE, VALUE),
                    Signature.of(Function.ALL_EQUAL, ValueType.BOOLEAN, LIST, TEXT),
                    Signature.of(Function.ALL_END_WITH, ValueType.BOOLEAN, LIST, TEXT),
                    Signature.of(Function.IS_SUBSET, ValueType.BOOLEAN, LIST).andAny(TEXT),
                    Signature.of(Function.CONTAINS_ALL, ValueType.BOOLEAN, LIST, LIST),
                    Signature.of(Function.CONTAINS_ANY, ValueType.BOOLEAN, LIST, LIST),
                    Signature.of(Function.SET, ValueType.LIST).andAny(TEXT),
                    Signature.of(Function.HAS_PREFIX, ValueType.BOOLEAN, TEXT, TEXT),
                    Signature.of(Function.CAN_VIEW, ValueType.BOOLEAN),
                    Signature.of(Function.SYSTEM_CATYPE, ValueType.TEXT)));

    /** What a rule does when it applies; its arguments are written as in {@code where}. */
    public static final DialectTable ACTION =
            WHERE.with(Signature.of(Function.LOG, ValueType.BOOLEAN, TEXT, TEXT).andAny(VALUE));

    /** Teleport's label expressions. */
    public static final DialectTable LABELS = new DialectTable(
            Dialect.LABELS,
            EQUALITY,
            List.of(Variable.LABELS, Variable.USER_TRAITS),
            List.of(
                    Signature.of(Function.CONTAINS, ValueType.BOOLEAN, LIST, TEXT),
                    Signature.of(Function.CONTAINS_ANY, ValueType.BOOLEAN, LIST, LIST),
                    Signature.of(Function.CONTAINS_ALL, ValueType.BOOLEAN, LIST, LIST),
                    Signature.of(Function.REGEXP_MATCH, ValueType.BOOLEAN, LIST, TEXT),
                    Signature.of(Function.REGEXP_REPLACE, ValueType.LIST, LIST, TEXT, TEXT),
                    Signature.of(Function.EMAIL_LOCAL, ValueType.LIST, LIST),
                    Signature.of(Function.STRINGS_UPPER, ValueType.LIST, LIST),
                    Signature.of(Function.STRINGS_LOWER, ValueType.LIST, LIST),
                    Signature.of(Function.LABELS_MATCHING, ValueType.LIST, TEXT)));

    /** What stands between the braces of a template. */
    public static final DialectTable TEMPLATE = new DialectTable(
            Dialect.TEMPLATE,
            Set.of(),
            List.of(Variable.INTERNAL_TRAITS, Variable.EXTERNAL_TRAITS),
            List.of(
                    Signature.of(Function.EMAIL_LOCAL, ValueType.LIST, LIST),
                    Signature.of(Function.REGEXP_REPLACE, ValueType.LIST, LIST, CONSTANT, CONSTANT)));

    /** Our own rules and lock expressions. Strictly typed. */
    public static final DialectTable RULES = new DialectTable(
            Dialect.RULES,
            Set.of(Operator.values()),
            List.of(
                    Variable.SUBJECT_NAME,
                    Variable.SUBJECT_ROLES,
                    Variable.SUBJECT_TRAITS,
                    Variable.SUBJECT_LABELS,
                    Variable.ORIGIN_CLUSTER,
                    Variable.BOT,
                    Variable.ACTION_NAME,
                    Variable.ACTION_PROPERTIES,
                    Variable.RESOURCE_KIND,
                    Variable.TARGET_NAME,
                    Variable.TARGET_LABELS,
                    Variable.TARGET_PROPERTIES,
                    Variable.LOGIN,
                    Variable.DB_USER,
                    Variable.DB_NAME,
                    Variable.DEVICE_ID,
                    Variable.DEVICE_ASSET_TAG,
                    Variable.DEVICE_TRUSTED,
                    Variable.MFA_DEVICE,
                    Variable.MFA_VERIFIED,
                    Variable.SESSION_STATE,
                    Variable.SESSION_ACTIVE,
                    Variable.CLIENT_ADDRESS,
                    Variable.CLIENT_VERSION,
                    Variable.CONTEXT,
                    Variable.NOW),
            List.of(
                    Signature.of(Function.CONTAINS, ValueType.BOOLEAN, TEXTS, TEXT),
                    Signature.of(Function.CONTAINS_ANY, ValueType.BOOLEAN, TEXTS, TEXTS),
                    Signature.of(Function.CONTAINS_ALL, ValueType.BOOLEAN, TEXTS, TEXTS),
                    Signature.of(Function.EQUALS, ValueType.BOOLEAN, COMPARABLE, COMPARABLE),
                    Signature.of(Function.IS_SUBSET, ValueType.BOOLEAN, TEXTS).andAny(TEXT),
                    Signature.of(Function.ALL_EQUAL, ValueType.BOOLEAN, TEXTS, TEXT),
                    Signature.of(Function.ALL_END_WITH, ValueType.BOOLEAN, TEXTS, TEXT),
                    Signature.of(Function.SET, ValueType.LIST).andAny(TEXT),
                    Signature.of(Function.HAS_PREFIX, ValueType.BOOLEAN, TEXT, TEXT),
                    Signature.of(Function.HAS_SUFFIX, ValueType.BOOLEAN, TEXT, TEXT),
                    Signature.of(Function.REGEXP_MATCH, ValueType.BOOLEAN, VALUE, PATTERN),
                    Signature.of(Function.REGEXP_REPLACE, ValueType.ANY, VALUE, PATTERN, TEXT),
                    Signature.of(Function.GLOB_MATCH, ValueType.BOOLEAN, VALUE, PATTERN),
                    Signature.of(Function.EMAIL_LOCAL, ValueType.ANY, VALUE),
                    Signature.of(Function.STRINGS_UPPER, ValueType.ANY, VALUE),
                    Signature.of(Function.STRINGS_LOWER, ValueType.ANY, VALUE),
                    Signature.of(Function.SIZE, ValueType.NUMBER, VALUE),
                    Signature.of(Function.HAS, ValueType.BOOLEAN, CHAIN),
                    Signature.of(Function.AT, ValueType.LOCAL_TIME, TIMESTAMP, ZONE),
                    Signature.of(Function.DATE, ValueType.DATE, TEXT),
                    Signature.of(Function.TIME, ValueType.TIME_OF_DAY, TEXT),
                    Signature.of(Function.TIMESTAMP, ValueType.TIMESTAMP, TEXT),
                    Signature.of(Function.DURATION, ValueType.DURATION, TEXT),
                    Signature.of(Function.VERSION, ValueType.VERSION, TEXT),
                    Signature.of(Function.ADDRESS, ValueType.ADDRESS, TEXT),
                    Signature.of(Function.CIDR, ValueType.NETWORK, NETWORK),
                    Signature.of(Function.NUMBER, ValueType.NUMBER, TEXT),
                    Signature.of(Function.SINCE, ValueType.DURATION, TIMESTAMP)));

    private final Dialect dialect;
    private final Set<Operator> operators;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<String, Signature> functions = new LinkedHashMap<>();

    private DialectTable(
            Dialect dialect, Set<Operator> operators, List<Variable> variables, List<Signature> functions) {
        this.dialect = dialect;
        this.operators = operators;
        variables.forEach(variable -> this.variables.put(variable.text(), variable));
        functions.forEach(signature -> this.functions.put(signature.function().text(), signature));
    }

    private DialectTable with(Signature signature) {
        List<Signature> more = new ArrayList<>(functions());
        more.add(signature);
        return new DialectTable(dialect, operators, List.copyOf(variables()), more);
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Whether the dialect compares in this way. */
    public boolean has(Operator operator) {
        return operators.contains(operator);
    }

    public Optional<Variable> variable(String text) {
        return Optional.ofNullable(variables.get(text));
    }

    public Optional<Signature> function(String text) {
        return Optional.ofNullable(functions.get(text));
    }

    public Collection<Variable> variables() {
        return List.copyOf(variables.values());
    }

    public Collection<Signature> functions() {
        return List.copyOf(functions.values());
    }
}
