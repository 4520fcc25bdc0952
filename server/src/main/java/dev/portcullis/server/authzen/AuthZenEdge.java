package dev.portcullis.server.authzen;

import dev.portcullis.decision.Reason;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Edge;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** Answers the Authorization API 1.0: one question, several questions, searches, and where all of that is found. */
public final class AuthZenEdge implements Edge {
    /** Where the interfaces are. */
    static final String BASE = "/access/v1/";

    private static final int MOST_AT_ONCE = 20;

    private final Vertx vertx;
    private final DecisionPoint point;
    private final AuthZenSettings settings;
    private final Searches searches;
    private final Discovery discovery;

    /**
     * @param vertx runs what takes long
     * @param point decides
     * @param settings what can be set of it
     */
    public AuthZenEdge(Vertx vertx, DecisionPoint point, AuthZenSettings settings) {
        this.vertx = vertx;
        this.point = point;
        this.settings = settings;
        this.searches = new Searches(settings);
        this.discovery = new Discovery(settings);
    }

    @Override
    public void mount(Router router) {
        post(router, "evaluation", this::evaluate);
        post(router, "evaluations", this::evaluateAll);
        post(router, "search/subject", (exchange, caller) -> search(exchange, caller, "subject", searches::subjects));
        post(
                router,
                "search/resource",
                (exchange, caller) -> search(exchange, caller, "resource", searches::resources));
        post(router, "search/action", (exchange, caller) -> search(exchange, caller, "action", searches::actions));
        router.get(discovery.path()).handler(discovery::answer);
    }

    private static void post(Router router, String path, BiConsumer<Exchange, Caller> handler) {
        router.post(BASE + path).handler(context -> {
            Exchange exchange = new Exchange(context);
            handler.accept(exchange, exchange.caller());
        });
        router.route(BASE + path).handler(AuthZenEdge::refuseMethod);
    }

    private static void refuseMethod(RoutingContext context) {
        context.response().putHeader("Allow", HttpMethod.POST.name());
        throw new Refusal(405, "this is asked with POST");
    }

    private void evaluate(Exchange exchange, Caller caller) {
        Question question = reader(caller).read(Entities.of(exchange.body()));
        answer(exchange, caller, question);
    }

    private void evaluateAll(Exchange exchange, Caller caller) {
        Members body = exchange.body();
        QuestionReader reader = reader(caller);
        Optional<Batch> batch = Batch.of(body, reader::read);
        if (batch.isPresent()) {
            answer(exchange, caller, batch.get());
        } else {
            answer(exchange, caller, reader.read(Entities.of(body)));
        }
    }

    private void search(Exchange exchange, Caller caller, String what, Searches.Kind kind) {
        Members body = exchange.body();
        Paging paging = Paging.of(body, PageToken.digestOf(what, body));
        aside(exchange, () -> {
            Circumstances around = Circumstances.of(body.object("context"), caller);
            if (!point.awaits(around.minimum(), around.timeout())) {
                return Map.of("context", Map.of("reason", Reason.REVISION_NOT_REACHED.code()), "results", List.of());
            }
            CompiledPolicy policy = point.engine().policy();
            Search search = kind.of(body, new Searches.Ground(policy, reader(caller, policy)));
            return search.page(paging, question -> point.allows(question.request()));
        });
    }

    private void answer(Exchange exchange, Caller caller, Question question) {
        Evaluator evaluator = evaluator(exchange, caller);
        if (evaluator.isReady(question)) {
            exchange.answer(evaluator.answer(question).body());
        } else {
            aside(exchange, () -> evaluator.answer(question).body());
        }
    }

    private void answer(Exchange exchange, Caller caller, Batch batch) {
        Evaluator evaluator = evaluator(exchange, caller);
        if (batch.items().size() <= MOST_AT_ONCE && batch.isReady(evaluator)) {
            exchange.answer(bodyOf(batch.answers(evaluator)));
        } else {
            aside(exchange, () -> bodyOf(batch.answers(evaluator)));
        }
    }

    /** Answers with what is found out in another thread, since this one must not wait. */
    private void aside(Exchange exchange, Callable<Map<String, Object>> work) {
        vertx.executeBlocking(work, false).onSuccess(exchange::answer).onFailure(exchange::fail);
    }

    private static Map<String, Object> bodyOf(List<Answer> answers) {
        return Map.of("evaluations", answers.stream().map(Answer::body).toList());
    }

    private Evaluator evaluator(Exchange exchange, Caller caller) {
        return new Evaluator(point, caller, exchange.requestId());
    }

    private QuestionReader reader(Caller caller) {
        return reader(caller, point.engine().policy());
    }

    private QuestionReader reader(Caller caller, CompiledPolicy policy) {
        return new QuestionReader(policy, caller, settings.subjectTypes(), point.now());
    }
}
