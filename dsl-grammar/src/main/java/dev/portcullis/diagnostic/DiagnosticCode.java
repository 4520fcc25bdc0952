package dev.portcullis.diagnostic;

import dev.portcullis.source.Span;
import java.util.Locale;

/**
 * Every kind of mistake, with its severity and wording: P1xx syntax, P2xx names and types, P3xx catalog, P4xx rules that clash, P5xx what
 * compiles to an error.
 */
public enum DiagnosticCode {
    UNEXPECTED_WORD("P101", Severity.ERROR, "`%s` is not expected here"),
    UNEXPECTED_END("P102", Severity.ERROR, "the %s ends too early"),
    EMPTY_EXPRESSION("P103", Severity.ERROR, "the %s is empty"),
    UNKNOWN_CHARACTER("P104", Severity.ERROR, "`%s` has no meaning here"),
    UNCLOSED_TEXT("P105", Severity.ERROR, "the text that begins here is not closed"),
    INVALID_ESCAPE("P106", Severity.ERROR, "`%s` is not an escape in a text"),
    UNCLOSED_BRACKET("P107", Severity.ERROR, "`%s` is not closed"),
    NOT_IN_DIALECT("P108", Severity.ERROR, "%s have no %s"),
    TOO_LONG("P110", Severity.ERROR, "the %s is longer than %s characters"),
    TOO_DEEP("P111", Severity.ERROR, "the %s is nested deeper than %s levels"),
    TOO_MANY_WORDS("P112", Severity.ERROR, "the %s has more than %s words and signs"),
    INVALID_TEMPLATE("P120", Severity.ERROR, "%s"),
    INVALID_DURATION("P130", Severity.ERROR, "`%s` is not a duration"),
    DURATION_OUT_OF_RANGE("P131", Severity.ERROR, "`%s` is longer than about 292 years"),
    INVALID_TIMESTAMP("P132", Severity.ERROR, "`%s` is not a timestamp"),
    TIMESTAMP_OUT_OF_RANGE("P133", Severity.ERROR, "`%s` is not a time that exists"),

    UNKNOWN_NAME("P201", Severity.ERROR, "`%s` is not a known name"),
    UNKNOWN_FUNCTION("P202", Severity.ERROR, "`%s` is not a known function"),
    UNKNOWN_TRAIT("P203", Severity.ERROR, "`%s` is not an internal trait"),
    INCOMPLETE_NAME("P204", Severity.ERROR, "`%s` is only the beginning of a name"),
    MISSING_KEY("P205", Severity.ERROR, "`%s` needs a key"),
    INVALID_KEY("P206", Severity.ERROR, "the key of `%s` must be a text in quotes"),
    NO_FIELDS("P207", Severity.ERROR, "`%s` is %s and has no fields"),
    WRONG_ARGUMENT_COUNT("P210", Severity.ERROR, "`%s` takes %s, not %s"),
    WRONG_ARGUMENT_TYPE("P211", Severity.ERROR, "`%s` takes %s here, not %s"),
    CONSTANT_REQUIRED("P212", Severity.ERROR, "`%s` takes a text in quotes here"),
    NOT_A_CONDITION("P213", Severity.ERROR, "a condition is needed here, not %s"),
    NOT_COMPARABLE("P214", Severity.ERROR, "`%s` compares texts, not %s"),
    DIFFERENT_TYPES("P215", Severity.ERROR, "`%s` cannot compare %s with %s"),
    NO_ORDER("P216", Severity.ERROR, "%s has no order for `%s`"),
    NOT_A_LIST("P217", Severity.ERROR, "`%s` searches a list, not %s"),
    MIXED_LIST("P218", Severity.ERROR, "a list that begins with %s cannot hold %s"),
    INVALID_VALUE("P219", Severity.ERROR, "`%s` is not %s"),
    ALWAYS_FALSE("P220", Severity.WARNING, "`%s` is always false: it gets %s"),
    UNUSUAL_NAME("P221", Severity.WARNING, "`%s` is not a usual name"),
    NEVER_FALSE("P222", Severity.WARNING, "the condition is %s"),
    NEVER_TRUE("P223", Severity.WARNING, "the condition is %s"),

    INVALID_YAML("P301", Severity.ERROR, "%s"),
    NOT_TEXT("P302", Severity.ERROR, "the file is not text: %s"),
    TOO_LARGE("P303", Severity.ERROR, "the %s is larger than %s"),
    NESTED_TOO_DEEP("P304", Severity.ERROR, "the values are nested deeper than %s levels"),
    DUPLICATE_KEY("P305", Severity.ERROR, "`%s` is written twice, first at %s"),
    INVALID_ALIAS("P306", Severity.ERROR, "the alias `%s` %s"),
    MERGE_KEY("P307", Severity.ERROR, "the merge key `<<` is not supported"),
    UNKNOWN_TAG("P308", Severity.ERROR, "the tag `%s` is not supported"),
    UNREADABLE_FILE("P309", Severity.ERROR, "`%s` cannot be read: %s"),
    INVALID_FIELD("P310", Severity.ERROR, "%s"),
    UNKNOWN_FIELD("P311", Severity.WARNING, "`%s` is not a field of %s"),
    REFUSED_FIELD("P312", Severity.ERROR, "`%s` is not a field of %s"),
    WRONG_TYPE("P313", Severity.ERROR, "expected %s, found %s"),
    MISSING_FIELD("P314", Severity.ERROR, "%s has no `%s`"),
    UNKNOWN_KIND("P315", Severity.WARNING, "`%s` is not a kind that is read here"),
    DUPLICATE_RESOURCE("P316", Severity.ERROR, "the %s `%s` is written twice, first at %s"),
    DEPRECATED_FIELD("P317", Severity.WARNING, "`%s` is deprecated"),
    AMBIGUOUS_LOCK("P318", Severity.WARNING, "the lock matches as soon as any one of its %s target fields does"),
    INVALID_CHOICE("P320", Severity.ERROR, "`%s` is not one of %s"),
    TOO_MANY_LOCKS("P321", Severity.ERROR, "more than %s locks must be tried on every request"),
    NO_EFFECT("P330", Severity.NOTE, "`%s` has no effect here"),

    DUPLICATE_RULE("P401", Severity.ERROR, "the rule `%s` is written twice, first at %s"),
    DUPLICATE_DEFINITION("P402", Severity.ERROR, "`%s` is defined twice, first at %s"),
    TAKEN_NAME("P403", Severity.ERROR, "`%s` is a name of the language and cannot be defined"),
    DEFINITION_CYCLE("P404", Severity.ERROR, "`%s` is defined by itself"),
    UNUSED_DEFINITION("P405", Severity.WARNING, "`%s` is used by no rule"),
    DUPLICATE_SCOPE("P406", Severity.WARNING, "`%s` is listed twice"),
    NEVER_APPLIES("P407", Severity.WARNING, "the rule %s: %s"),
    ALWAYS_BEATEN("P408", Severity.WARNING, "whatever the rule allows is denied by `%s` at %s"),
    EXPANDS_TOO_FAR("P409", Severity.ERROR, "`%s` with its definitions has more than %s parts or %s levels"),
    UNUSUAL_SCOPE("P410", Severity.WARNING, "`%s` is not a usual %s"),
    TOO_MANY_NAMES("P411", Severity.ERROR, "`%s` lists more than %s names"),

    REFUSED_PATTERN("P501", Severity.ERROR, "%s"),
    NOT_AN_ACTION("P502", Severity.ERROR, "`%s` is not an action"),
    ;

    private final String id;
    private final Severity severity;
    private final String wording;

    DiagnosticCode(String id, Severity severity, String wording) {
        this.id = id;
        this.severity = severity;
        this.wording = wording;
    }

    /** The stable code that people search for. */
    public String id() {
        return id;
    }

    /** How bad it is where nothing else is said. */
    public Severity severity() {
        return severity;
    }

    /** A diagnostic of this kind; the words fill the wording in order. */
    public Diagnostic at(Span place, Object... words) {
        return new Diagnostic(this, severity, place, String.format(Locale.ROOT, wording, words), "");
    }
}
