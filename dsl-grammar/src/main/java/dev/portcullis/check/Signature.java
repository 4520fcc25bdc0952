package dev.portcullis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a function takes and gives in one dialect.
 *
 * @param parameters what it always takes
 * @param rest what it takes after them, any number of times
 * @param result what it gives
 */
public record Signature(Function function, List<Parameter> parameters, Optional<Parameter> rest, ValueType result) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /** A function with a fixed number of arguments. */
    static Signature of(Function function, ValueType result, Parameter... parameters) {
        return new Signature(function, List.of(parameters), Optional.empty(), result);
    }

    /** The same, with any number of further arguments. */
    Signature andAny(Parameter more) {
        return new Signature(function, parameters, Optional.of(more), result);
    }

    boolean takes(int arguments) {
        return arguments == parameters.size() || (arguments > parameters.size() && rest.isPresent());
    }

    /** What it takes at a place that {@link #takes} has accepted. */
    Parameter parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : rest.orElseThrow();
    }

    /** How it is written, with what it takes in the place of arguments: {@code has_prefix(text, text)}. */
    public String text() {
        List<String> words =
                new ArrayList<>(parameters.stream().map(Signature::word).toList());
        String receiver = function == Function.AT ? words.remove(0) + "." : "";
        rest.ifPresent(more -> words.addAll(List.of(word(more), "…")));
        return receiver + function.text() + "(" + String.join(", ", words) + ")";
    }

    private static String word(Parameter parameter) {
        return parameter.title().substring(parameter.title().indexOf(' ') + 1);
    }

    /** How many arguments it takes, in words. */
    String count() {
        int least = parameters.size();
        String noun = least == 1 ? " argument" : " arguments";
        if (rest.isPresent()) {
            return "at least " + least + noun;
        }
        return least == 0 ? "no arguments" : least + noun;
    }
}
