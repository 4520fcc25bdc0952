package dev.portcullis.server.authzen;

import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.request.Action;
import dev.portcullis.server.authzen.Entities.Entity;
import dev.portcullis.server.authzen.Question.Target;
import dev.portcullis.server.point.Claims;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes searches of requests for them: who may, to what one may, what one may do. */
final class Searches {
    private static final String TYPE = "type";

    private final AuthZenSettings settings;
    private final NameOrder users = new NameOrder();
    private final NameOrder resources = new NameOrder();

    Searches(AuthZenSettings settings) {
        this.settings = settings;
    }

    /** What there is to search in, at one time. */
    record Ground(CompiledPolicy policy, QuestionReader reader) {}

    /** Makes a search of a request. */
    @FunctionalInterface
    interface Kind {
        Search of(Members body, Ground ground);
    }

    /** The stored users who may. */
    Search subjects(Members body, Ground ground) {
        Entities entities = Entities.of(body);
        String type = entities.subject().id(TYPE);
        QuestionReader reader = ground.reader();
        Target target = reader.target(entities.resource());
        Question nobody =
                reader.question(Person.stranger(type, ""), reader.action(entities.action()), target, entities);
        CompiledPolicy policy = ground.policy();
        return new Search(
                settings.subjectTypes().contains(type)
                        ? users.of(policy, TYPE, () -> policy.users().keySet())
                        : List.of(),
                name -> nobody.with(Person.of(Claims.stored(policy, name))),
                name -> entity(type, name),
                warnings(nobody, entities.subject()));
    }

    /** The known resources to which one may. */
    Search resources(Members body, Ground ground) {
        Entities entities = Entities.of(body);
        Entity resource = entities.resource();
        String type = resource.id(TYPE);
        QuestionReader reader = ground.reader();
        Person person = reader.person(entities.subject());
        Question nothing = reader.question(person, reader.action(entities.action()), reader.target(type, ""), entities);
        CompiledPolicy policy = ground.policy();
        return new Search(
                person.isUnknown()
                        ? List.of()
                        : resources.of(policy, type, () -> policy.resources().names(type)),
                name -> nothing.with(reader.target(type, name)),
                name -> entity(type, name),
                warnings(nothing, resource));
    }

    /** The actions that one may do: those that rules name, and those that are set. */
    Search actions(Members body, Ground ground) {
        Entities entities = Entities.of(body);
        QuestionReader reader = ground.reader();
        Person person = reader.person(entities.subject());
        Question none = reader.question(person, named(""), reader.target(entities.resource()), entities);
        return new Search(
                person.isUnknown() ? List.of() : actions(ground.policy()),
                name -> none.with(named(name)),
                name -> Map.of("name", name),
                none.ignored());
    }

    private List<String> actions(CompiledPolicy policy) {
        Collection<String> names = new TreeSet<>(settings.actions());
        names.addAll(policy.rules().actions());
        return names.stream().filter(name -> named(name).reachesResource()).toList();
    }

    private static Action named(String name) {
        return new Action(name, "", List.of());
    }

    private static List<String> warnings(Question question, Entity searched) {
        String path = searched.said().pathOf("properties");
        return searched.properties().isEmpty()
                ? question.ignored()
                : Stream.concat(
                                question.ignored().stream(),
                                Stream.of("`" + path + "` is ignored: a search goes by what is stored"))
                        .toList();
    }

    private static Map<String, Object> entity(String type, String id) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put(TYPE, type);
        entity.put("id", id);
        return entity;
    }
}
