package dev.portcullis.reference;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The where language and the actions of section 10. Every part of a clause is evaluated, so that an error anywhere in it
 * is an error of the clause.
 *
 * @param user who calls
 * @param userLabels labels of the stored user of that name
 * @param request the call
 */
record WhereClauses(Subject.User user, Map<String, String> userLabels, Request request) {
    private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "warning", "error");

    /** Whether a clause holds. */
    boolean holds(String clause) throws EvaluationException {
        return evaluate(TermParser.parse(clause)).holds();
    }

    /** Runs an action, which has no effect unless it is broken. */
    void run(String action) throws EvaluationException {
        if (!(TermParser.parse(action) instanceof Term.Call call)
                || !call.function().equals("log")) {
            throw new EvaluationException("unknown action");
        }
        List<Value> arguments = arguments(call);
        if (arguments.size() < 2 || !LEVELS.contains(arguments.get(0).text())) {
            throw new EvaluationException("log needs a level and a format");
        }
        arguments.get(1).text();
        for (Value argument : arguments) {
            argument.items();
        }
    }

    private Value evaluate(Term term) throws EvaluationException {
        if (term instanceof Term.Text text) {
            return new Value.Text(text.value());
        }
        if (term instanceof Term.Name name) {
            return named(name.path());
        }
        if (term instanceof Term.Entry entry) {
            return entry(entry.path(), entry.key());
        }
        if (term instanceof Term.Call call) {
            return call(call.function(), arguments(call));
        }
        return new Value.Truth(truth(term));
    }

    private boolean truth(Term term) throws EvaluationException {
        if (term instanceof Term.Not not) {
            return !evaluate(not.operand()).holds();
        }
        if (term instanceof Term.And and) {
            boolean left = evaluate(and.left()).holds();
            boolean right = evaluate(and.right()).holds();
            return left && right;
        }
        if (term instanceof Term.Or or) {
            boolean left = evaluate(or.left()).holds();
            boolean right = evaluate(or.right()).holds();
            return left || right;
        }
        if (term instanceof Term.Equal equal) {
            return equal(evaluate(equal.left()), evaluate(equal.right()));
        }
        throw new AssertionError("no case for " + term);
    }

    private Value named(String path) throws EvaluationException {
        return switch (path) {
            case "user.metadata.name" -> new Value.Text(user.name());
            case "user.spec.roles" -> new Value.Items(user.roles());
            case "resource.kind" ->
                new Value.Text(
                        request.resource().kind().isEmpty()
                                ? request.action().kind()
                                : request.resource().kind());
            case "resource.metadata.name" -> new Value.Text(request.resource().name());
            case "session.participants" -> new Value.Items(request.recording().participants());
            case "ssh_session.participants" ->
                new Value.Items(request.liveSession().participants());
            case "ssh_session.login" -> new Value.Text(request.liveSession().login());
            default -> throw new EvaluationException("unknown name " + path);
        };
    }

    private Value entry(String path, String key) throws EvaluationException {
        return switch (path) {
            case "user.metadata.labels" -> new Value.Text(userLabels.getOrDefault(key, ""));
            case "user.spec.traits" -> new Value.Items(user.trait(key));
            case "resource.metadata.labels" ->
                new Value.Text(request.resource().labels().getOrDefault(key, ""));
            default -> throw new EvaluationException("unknown name " + path);
        };
    }

    private List<Value> arguments(Term.Call call) throws EvaluationException {
        List<Value> values = new ArrayList<>();
        for (Term argument : call.arguments()) {
            values.add(evaluate(argument));
        }
        return values;
    }

    private Value call(String function, List<Value> arguments) throws EvaluationException {
        if (function.equals("set")) {
            return new Value.Items(texts(arguments));
        }
        if (function.equals("is_subset") && !arguments.isEmpty()) {
            List<String> rest = texts(arguments.subList(1, arguments.size()));
            return new Value.Truth(rest.containsAll(arguments.get(0).items()));
        }
        if (arguments.size() != 2) {
            throw new EvaluationException("unknown function or wrong number of arguments: " + function);
        }
        return new Value.Truth(test(function, arguments.get(0), arguments.get(1)));
    }

    private static boolean test(String function, Value first, Value second) throws EvaluationException {
        return switch (function) {
            case "equals" -> equal(first, second);
            case "contains" -> first.items().contains(second.text()) && first instanceof Value.Items;
            case "all_equal" -> first.items().stream().allMatch(second.text()::equals);
            case "all_end_with" -> {
                String end = second.text();
                yield first.items().stream().allMatch(item -> item.endsWith(end));
            }
            case "contains_all" -> !second.items().isEmpty() && first.items().containsAll(second.items());
            case "contains_any" -> !Collections.disjoint(first.items(), second.items());
            case "has_prefix" -> first.text().startsWith(second.text());
            default -> throw new EvaluationException("unknown function " + function);
        };
    }

    private static boolean equal(Value first, Value second) throws EvaluationException {
        return first.items().equals(second.items()) && first.getClass() == second.getClass();
    }

    private static List<String> texts(List<Value> values) throws EvaluationException {
        List<String> texts = new ArrayList<>();
        for (Value value : values) {
            texts.add(value.text());
        }
        return texts;
    }
}
