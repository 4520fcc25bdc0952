package dev.portcullis.catalog;

import dev.portcullis.cluster.KnownResource;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.Device;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.ResourceId;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the {@code request} of the case format. A name that is not known is an error: a typo must not change a
 * decision.
 */
public final class RequestReader {
    private final Instant now;
    private final Catalog catalog;

    /**
     * @param now when the requests are made
     * @param catalog whose users stand in where a request says nothing of roles or traits, and whose resources where it says
     *     nothing of labels or properties
     */
    public RequestReader(Instant now, Catalog catalog) {
        this.now = now;
        this.catalog = catalog;
    }

    /** Reads a text, YAML or JSON, that is one request. */
    public RequestReading read(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(file);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(yaml.diagnostics());
        if (diagnostics.hasErrors()) {
            return new RequestReading(Optional.empty(), diagnostics.sorted());
        }
        if (yaml.documents().size() != 1) {
            String found =
                    yaml.documents().isEmpty() ? "nothing" : yaml.documents().size() + " documents";
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(file.all(), "one request", found));
            return new RequestReading(Optional.empty(), diagnostics.sorted());
        }
        return read(yaml.documents().get(0));
    }

    /** Reads a request that is part of a larger text. */
    public RequestReading read(YamlNode node) {
        Diagnostics diagnostics = new Diagnostics();
        new ShapeChecker(diagnostics).check(node, RequestShape.SHAPE);
        Fields fields = Fields.of(node);
        refuseIncomplete(fields, diagnostics);
        refuseMisplaced(fields, diagnostics);
        refuseNegative(fields, diagnostics);
        if (diagnostics.hasErrors()) {
            return new RequestReading(Optional.empty(), diagnostics.sorted());
        }
        Request request = request(fields, new JsonValues(diagnostics));
        return new RequestReading(
                diagnostics.hasErrors() ? Optional.empty() : Optional.of(request), diagnostics.sorted());
    }

    private static void refuseIncomplete(Fields fields, Diagnostics diagnostics) {
        if (fields.word("action").isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.placeOf("action"), "the request", "action"));
        }
        boolean host = fields.node("host").isPresent();
        if (host && fields.node("user").isPresent()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOfKey("host"), "a request comes from a `user` or from a `host`, not from both"));
        } else if (host) {
            demand(fields.fields("host"), "role", diagnostics);
            demand(fields.fields("host"), "server_id", diagnostics);
        } else if (fields.word("user").isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.placeOf("user"), "the request", "user"));
        }
    }

    private static void demand(Fields fields, String name, Diagnostics diagnostics) {
        if (fields.words(name).isEmpty() && fields.word(name).isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(fields.place(), "the request", name));
        }
    }

    /** A right that nobody asks for would look as if it had been granted. */
    private static void refuseMisplaced(Fields fields, Diagnostics diagnostics) {
        String action = fields.word("action");
        if (fields.node("rule").isPresent() && !action.isEmpty() && !action.equals(Action.API.name())) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD
                    .at(
                            fields.placeOfKey("rule"),
                            "`rule` belongs to `action: api`, not to `" + YamlWords.shortened(action) + "`")
                    .withHelp("what is to be reached is said by `resource`"));
        }
    }

    private static void refuseNegative(Fields fields, Diagnostics diagnostics) {
        if (fields.node("kube_resource").isPresent()) {
            demand(fields.fields("kube_resource"), "kind", diagnostics);
            demand(fields.fields("kube_resource"), "verb", diagnostics);
        }
        if (fields.node("rule").isPresent()) {
            demand(fields.fields("rule"), "kind", diagnostics);
            demand(fields.fields("rule"), "verbs", diagnostics);
        }
        if (fields.duration("requested_ttl").filter(Duration::isNegative).isPresent()) {
            diagnostics.add(
                    DiagnosticCode.INVALID_FIELD.at(fields.placeOf("requested_ttl"), "`requested_ttl` is negative"));
        }
        if (fields.word("requested_ttl").equals("never")) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    fields.placeOf("requested_ttl"), "`requested_ttl` is not a length of time"));
        }
    }

    private Request request(Fields fields, JsonValues json) {
        Action action = action(fields, json);
        Fields resource = fields.fields("resource");
        return new Request(
                subject(fields),
                protocol(fields, action, resource.word("kind")),
                action,
                resource(resource, json),
                kubeObject(fields.fields("kube_resource")),
                new Account(fields.word("login"), fields.word("db_user"), fields.word("db_name")),
                session(fields.fields("session_recording")),
                session(fields.fields("ssh_session")),
                new Client(
                        fields.fields("client").word("address"),
                        fields.fields("client").word("version")),
                properties(fields, "context", json),
                fields.word("session").equals("active") ? SessionState.ACTIVE : SessionState.NEW,
                fields.duration("requested_ttl").orElse(Duration.ZERO),
                now);
    }

    private dev.portcullis.request.Resource resource(Fields resource, JsonValues json) {
        String kind = resource.word("kind");
        String name = resource.word("name");
        Optional<KnownResource> known = catalog.resource(kind, name);
        Properties said = properties(resource, "properties", json);
        return new dev.portcullis.request.Resource(
                kind,
                name,
                resource.names("labels")
                        ? resource.labels("labels")
                        : known.map(KnownResource::labels).orElse(Map.of()),
                resource.word("server_id"),
                resource.word("protocol"),
                known.map(stored -> stored.propertiesWith(said)).orElse(said));
    }

    private Subject subject(Fields fields) {
        if (fields.node("host").isPresent()) {
            Fields host = fields.fields("host");
            return new Subject.Agent(host.word("role"), host.word("server_id"));
        }
        String origin = fields.word("origin_cluster");
        boolean local = origin.isEmpty() || origin.equals(catalog.settings().name());
        String name = fields.word("user");
        Optional<StoredUser> stored = local ? catalog.user(name) : Optional.empty();
        Fields device = fields.fields("device");
        return new Subject.User(
                name,
                fields.names("roles")
                        ? fields.words("roles")
                        : stored.map(StoredUser::roles).orElse(List.of()),
                fields.names("traits")
                        ? fields.lists("traits")
                        : stored.map(StoredUser::traits).orElse(Map.of()),
                local ? "" : origin,
                fields.word("mfa_device"),
                new Device(device.word("id"), device.word("asset_tag"), device.word("credential_id")),
                fields.words("access_requests"),
                fields.maps("allowed_resource_ids").stream()
                        .map(id -> new ResourceId(id.word("cluster"), id.word("kind"), id.word("name")))
                        .toList(),
                fields.word("bot_instance_id"),
                fields.word("join_token"),
                fields.time("auth_time").orElse(Instant.MIN));
    }

    private static Action action(Fields fields, JsonValues json) {
        String name = fields.word("action");
        if (fields.node("rule").isPresent()) {
            Fields rule = fields.fields("rule");
            return new Action(
                    name, rule.word("kind"), rule.words("verbs"), properties(fields, "action_properties", json));
        }
        return new Action(name, "", List.of(), properties(fields, "action_properties", json));
    }

    private static Properties properties(Fields fields, String name, JsonValues json) {
        return fields.node(name).map(json::properties).orElse(Properties.NONE);
    }

    private static Protocol protocol(Fields fields, Action action, String kind) {
        String word = fields.word("protocol");
        if (!word.isEmpty()) {
            return Arrays.stream(Protocol.values())
                    .filter(protocol -> protocol.word().equals(word))
                    .findFirst()
                    .orElse(Protocol.OTHER);
        }
        return kind.isEmpty() && !action.reachesResource() ? Protocol.AUTH_API : Protocol.of(kind);
    }

    private static KubeObject kubeObject(Fields object) {
        return new KubeObject(
                object.word("kind"),
                object.word("api_group"),
                object.word("namespace"),
                object.word("name"),
                object.word("verb"));
    }

    private static ObservedSession session(Fields session) {
        return new ObservedSession(session.words("participants"), session.word("login"));
    }
}
