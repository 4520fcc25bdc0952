package dev.portcullis.server.authzen;

import dev.portcullis.cluster.KnownResource;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Action;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Resource;
import dev.portcullis.server.authzen.Entities.Entity;
import dev.portcullis.server.authzen.Question.Target;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Claims;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Understands the questions of one caller. What cannot be understood is refused with status 400. */
final class QuestionReader {
    private static final String LABELS = "labels";

    private final CompiledPolicy policy;
    private final Caller caller;
    private final SubjectReader subjects;
    private final Instant now;

    /**
     * @param policy whose users and resources stand in where a question says nothing
     * @param caller who asks
     * @param subjectTypes the types of subject that are users
     * @param now when it was asked
     */
    QuestionReader(CompiledPolicy policy, Caller caller, Set<String> subjectTypes, Instant now) {
        this.policy = policy;
        this.caller = caller;
        this.subjects = new SubjectReader(policy, caller, subjectTypes);
        this.now = now;
    }

    /** A question with all of its entities. */
    Question read(Entities entities) {
        return question(
                subjects.read(entities.subject()), action(entities.action()), target(entities.resource()), entities);
    }

    /** A question of some entities. */
    Question question(Person person, Action action, Target target, Entities entities) {
        return new Question(person, action, target, Circumstances.of(entities.context(), caller), now);
    }

    Person person(Entity subject) {
        return subjects.read(subject);
    }

    /** What is to be done. Calls of the Auth API and certificates are none of it: nothing that is said of a resource would hold. */
    Action action(Entity action) {
        Action named =
                new Action(action.id("name"), "", List.of(), action.said().properties("properties"));
        if (!named.reachesResource()) {
            throw action.said().wrong("name", "`" + named.name() + "`, which is done to no resource");
        }
        return named;
    }

    Target target(Entity resource) {
        String kind = resource.id("type");
        String name = resource.id("id");
        Optional<Members> said = resource.properties();
        Optional<KnownResource> known = policy.resources().find(kind, name);
        Properties properties = said.map(JsonProperties::of).orElse(Properties.NONE);
        boolean labelled = said.filter(members -> members.has(LABELS)).isPresent();
        boolean believed = labelled && caller.may(Right.ASSERT_SUBJECTS);
        return new Target(
                new Resource(
                        kind,
                        name,
                        believed
                                ? labels(said.orElseThrow())
                                : known.map(KnownResource::labels).orElse(Map.of()),
                        said.map(members -> members.word("server_id")).orElse(""),
                        said.map(members -> members.word("protocol")).orElse(""),
                        known.map(stored -> stored.propertiesWith(properties)).orElse(properties)),
                labelled && !believed ? List.of(Claims.labelsIgnored("resource.properties.labels")) : List.of());
    }

    /** A resource of which nothing is said but what it is called. */
    Target target(String kind, String name) {
        return new Target(
                policy.resources()
                        .find(kind, name)
                        .map(KnownResource::resource)
                        .orElse(Resource.of(kind, name, Map.of())),
                List.of());
    }

    private static Map<String, String> labels(Members properties) {
        Members said = properties.object(LABELS).orElseThrow();
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> label : said.node().properties()) {
            labels.put(label.getKey(), said.text(label.getKey()).orElse(""));
        }
        return labels;
    }
}
