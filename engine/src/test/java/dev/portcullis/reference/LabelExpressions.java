package dev.portcullis.reference;

import com.google.re2j.Pattern;
import dev.portcullis.request.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Conditions over labels and traits, as section 8.3 has them.
 *
 * @param user whose traits they read
 * @param labels the labels they read
 */
record LabelExpressions(Subject.User user, Map<String, String> labels) {

    /** Whether an expression holds. Types are checked first, then sides are evaluated from left to right as needed. */
    boolean holds(String expression) throws EvaluationException {
        Term term = TermParser.parse(expression);
        LabelType.truth(term);
        return evaluate(term).holds();
    }

    private Value evaluate(Term term) throws EvaluationException {
        if (term instanceof Term.Text text) {
            return new Value.Text(text.value());
        }
        if (term instanceof Term.Name name) {
            int dot = name.path().lastIndexOf('.');
            return entry(name.path().substring(0, dot), name.path().substring(dot + 1));
        }
        if (term instanceof Term.Entry entry) {
            return entry(entry.path(), entry.key());
        }
        if (term instanceof Term.Call call) {
            return call(call);
        }
        return new Value.Truth(truth(term));
    }

    private boolean truth(Term term) throws EvaluationException {
        if (term instanceof Term.Not not) {
            return !evaluate(not.operand()).holds();
        }
        if (term instanceof Term.And and) {
            return evaluate(and.left()).holds() && evaluate(and.right()).holds();
        }
        if (term instanceof Term.Or or) {
            return evaluate(or.left()).holds() || evaluate(or.right()).holds();
        }
        if (term instanceof Term.Equal equal) {
            return evaluate(equal.left()).text().equals(evaluate(equal.right()).text());
        }
        throw new AssertionError("no case for " + term);
    }

    private Value entry(String map, String key) {
        if (map.equals("labels")) {
            return new Value.Text(labels.getOrDefault(key, ""));
        }
        return new Value.Items(user.trait(key));
    }

    private Value call(Term.Call call) throws EvaluationException {
        List<Value> arguments = new ArrayList<>();
        for (Term argument : call.arguments()) {
            arguments.add(evaluate(argument));
        }
        List<String> first = arguments.get(0).items();
        return switch (call.function()) {
            case "contains" -> new Value.Truth(first.contains(arguments.get(1).text()));
            case "contains_any" ->
                new Value.Truth(!Collections.disjoint(first, arguments.get(1).items()));
            case "contains_all" ->
                new Value.Truth(containsAll(first, arguments.get(1).items()));
            case "regexp.match" ->
                new Value.Truth(anyMatches(first, arguments.get(1).text()));
            case "regexp.replace" ->
                new Value.Items(replaced(
                        first, arguments.get(1).text(), arguments.get(2).text()));
            case "email.local" -> new Value.Items(locals(first));
            case "strings.upper" ->
                new Value.Items(first.stream()
                        .map(item -> item.toUpperCase(Locale.ROOT))
                        .toList());
            case "strings.lower" ->
                new Value.Items(first.stream()
                        .map(item -> item.toLowerCase(Locale.ROOT))
                        .toList());
            case "labels_matching" -> new Value.Items(labelsMatching(first.get(0)));
            default -> throw new AssertionError("no case for " + call.function());
        };
    }

    private static boolean containsAll(List<String> list, List<String> items) {
        return !items.isEmpty() && list.containsAll(items);
    }

    private static boolean anyMatches(List<String> list, String pattern) throws EvaluationException {
        Patterns.check(pattern);
        for (String item : list) {
            if (Patterns.accepts(pattern, item)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> replaced(List<String> list, String expression, String text) throws EvaluationException {
        Pattern pattern = Patterns.regex(expression);
        Replacement replacement = new Replacement(text);
        return list.stream()
                .map(item -> replacement.replaceAll(pattern, item))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> locals(List<String> addresses) throws EvaluationException {
        List<String> locals = new ArrayList<>();
        for (String address : addresses) {
            locals.add(Address.local(address));
        }
        return locals;
    }

    private List<String> labelsMatching(String pattern) throws EvaluationException {
        Patterns.check(pattern);
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (Patterns.accepts(pattern, label.getKey())) {
                values.add(label.getValue());
            }
        }
        return values;
    }
}
