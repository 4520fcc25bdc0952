package dev.portcullis.model;

import dev.portcullis.model.RuleTree.Node;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression.Call;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arguments of a function.
 *
 * @param node the call as a part of a rule
 * @param call the call
 */
record RuleArguments(Node node, Call call) {
    /** A text that is known when it is evaluated. */
    interface TextOf {
        String of(Scope scope);
    }

    /** A list of texts that is known when it is evaluated. */
    interface ListOf {
        List<?> of(Scope scope);
    }

    Node node(int index) {
        return node.with(call.arguments().get(index));
    }

    Span place(int index) {
        return call.arguments().get(index).span();
    }

    Value value(int index) {
        return node(index).value();
    }

    TextOf text(int index) {
        Value value = value(index);
        Span place = place(index);
        return scope -> Json.text(value.of(scope), place);
    }

    ListOf list(int index) {
        Value value = value(index);
        Span place = place(index);
        return scope -> Json.texts(value.of(scope), place);
    }

    /** The texts from one on. */
    ListOf rest(int first) {
        List<Value> texts = IntStream.range(first, call.arguments().size())
                .<Value>mapToObj(index -> text(index)::of)
                .toList();
        return new MadeList(texts, call.span())::of;
    }
}
