package dev.portcullis.server.authzen;

import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One question, understood. It is always about a new session: what runs already is reviewed by whoever opened it.
 *
 * @param person who
 * @param action does what
 * @param target to what
 * @param around what is known besides
 * @param asked when it was asked
 */
record Question(Person person, Action action, Target target, Circumstances around, Instant asked) {
    /**
     * What is to be reached.
     *
     * @param resource as far as it is believed
     * @param ignored what is not believed of it, one sentence each
     */
    record Target(Resource resource, List<String> ignored) {
        Target {
            ignored = List.copyOf(ignored);
        }
    }

    /** The same about somebody else. */
    Question with(Person other) {
        return new Question(other, action, target, around, asked);
    }

    /** The same about another action. */
    Question with(Action other) {
        return new Question(person, other, target, around, asked);
    }

    /** The same about another resource. */
    Question with(Target other) {
        return new Question(person, action, other, around, asked);
    }

    /** What of it is not believed, one sentence each. */
    List<String> ignored() {
        return Stream.concat(person.claims().ignored().stream(), target.ignored().stream())
                .toList();
    }

    Request request() {
        return new Request(
                person.claims().subject(),
                Protocol.of(target.resource().kind()),
                action,
                target.resource(),
                around.kubeObject(),
                around.account(),
                ObservedSession.NONE,
                ObservedSession.NONE,
                client(),
                around.properties(),
                SessionState.NEW,
                around.ttl(),
                around.now().orElse(asked));
    }

    private Client client() {
        Client said = around.client();
        return said.address().isEmpty() && !person.address().isEmpty()
                ? new Client(person.address(), said.version())
                : said;
    }
}
