package dev.portcullis.server.authzen;

import dev.portcullis.server.web.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Several questions in one request, each with an answer of its own.
 *
 * @param items the questions, in order
 * @param semantic how far they are answered
 */
record Batch(List<Item> items, Semantic semantic) {
    private static final String NAME = "evaluations";
    private static final int MOST = 1_000;
    private static final List<String> ENTITIES = List.of("subject", "action", "resource", "context");

    /** One of the questions. */
    sealed interface Item {
        /** One that is understood. */
        record Understood(Question question) implements Item {}

        /** One that is not. */
        record Refused(Refusal why) implements Item {}
    }

    /**
     * The questions of a request; empty where it is itself the only one.
     *
     * @param reader understands a question
     * @throws Refusal with status 400 where the request as a whole cannot be understood
     */
    static Optional<Batch> of(Members body, Function<Entities, Question> reader) {
        Semantic semantic = Semantic.of(body);
        List<JsonNode> questions = body.list(NAME).orElse(List.of());
        if (questions.size() > MOST) {
            throw body.wrong(NAME, "longer than " + MOST);
        }
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        ENTITIES.forEach(body::object);
        List<Item> items = new ArrayList<>(questions.size());
        for (JsonNode question : questions) {
            items.add(item(question, NAME + "[" + items.size() + "]", body, reader));
        }
        return Optional.of(new Batch(items, semantic));
    }

    private static Item item(JsonNode question, String path, Members body, Function<Entities, Question> reader) {
        try {
            return new Item.Understood(reader.apply(new Entities(Members.of(question, path), body)));
        } catch (Refusal why) {
            return new Item.Refused(why);
        }
    }

    /** Whether all can be answered without waiting. */
    boolean isReady(Evaluator evaluator) {
        return items.stream()
                .allMatch(item -> item instanceof Item.Refused
                        || (item instanceof Item.Understood understood && evaluator.isReady(understood.question())));
    }

    /** The answers, in order; those who wait share the time for it. */
    List<Answer> answers(Evaluator evaluator) {
        long begin = System.nanoTime();
        List<Answer> answers = new ArrayList<>(items.size());
        for (Item item : items) {
            Duration left = Circumstances.LONGEST.minusNanos(System.nanoTime() - begin);
            Answer answer = answer(item, evaluator, left.isNegative() ? Duration.ZERO : left);
            answers.add(answer);
            if (semantic.endsWith(answer)) {
                break;
            }
        }
        return answers;
    }

    private static Answer answer(Item item, Evaluator evaluator, Duration left) {
        if (item instanceof Item.Understood understood) {
            Duration wanted = understood.question().around().timeout();
            return evaluator.answer(understood.question(), wanted.compareTo(left) < 0 ? wanted : left);
        }
        if (item instanceof Item.Refused refused) {
            return Answer.of(refused.why());
        }
        throw new AssertionError("no case for " + item);
    }
}
