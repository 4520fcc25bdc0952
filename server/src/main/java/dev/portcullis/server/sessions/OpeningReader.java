package dev.portcullis.server.sessions;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.RequestReading;
import dev.portcullis.catalog.RequestShape;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.Shapes;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.Claims;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a gateway wants to open, and believes as much of it as the caller may say. */
final class OpeningReader {
    private static final int LARGEST = 32 * 1024;
    private static final int LONGEST_NAME = 256;
    private static final int TOO_LARGE = 413;
    private static final String RESOURCE = "resource";
    private static final String LABELS = "labels";

    private static final Shape.Struct SHAPE = Shapes.strict(
            "the opening of a session",
            Shapes.required("request", RequestShape.SHAPE, "What is to be opened."),
            Shapes.field("connection", Shapes.TEXT, "What the gateway calls its connection."),
            Shapes.field("certificate_expires", Shapes.TIMESTAMP, "When the client's certificate expires."));

    /** What a request says of its subject beside the name. */
    private static final Set<String> CLAIMS = Set.of(
            "roles",
            "traits",
            "origin_cluster",
            "mfa_device",
            "device",
            "access_requests",
            "allowed_resource_ids",
            "bot_instance_id",
            "join_token",
            "auth_time");

    private final DecisionPoint point;

    OpeningReader(DecisionPoint point) {
        this.point = point;
    }

    /**
     * Reads what was sent.
     *
     * @param requestId what the caller calls it
     * @throws Refusal with status 400 if it cannot be understood, with 403 if the caller may not say it
     */
    Opening read(Caller caller, String requestId, Buffer sent) {
        if (sent.length() > LARGEST) {
            throw new Refusal(TOO_LARGE, "the opening of a session is longer than " + LARGEST + " bytes");
        }
        Body body = Body.read(sent, SHAPE);
        String connection = body.words("connection");
        if (connection.length() > LONGEST_NAME) {
            throw Refusal.malformed("`connection` is longer than " + LONGEST_NAME + " characters");
        }
        Mapping written = body.map("request").fields();
        if (written.entries().isEmpty()) {
            throw Refusal.malformed("`request` is missing");
        }
        return new Opening(asked(caller, requestId, written), connection, expiry(body));
    }

    private static Optional<Instant> expiry(Body body) {
        return body.text("certificate_expires")
                .filter(written -> !written.text().isEmpty())
                .flatMap(written -> PolicyParser.timestamp(written.fragment(), new Diagnostics()));
    }

    private Asked asked(Caller caller, String requestId, Mapping written) {
        Request said = request(written);
        if (said.session() != SessionState.NEW) {
            throw Refusal.malformed("a session is opened by a request for a new one, not by `session: active`");
        }
        if (!said.action().reachesResource()) {
            throw Refusal.malformed("the action reaches no resource, so that there is no session to open");
        }
        if (!(said.subject() instanceof Subject.User)) {
            return host(caller, requestId, said);
        }
        if (caller.may(Right.ASSERT_SUBJECTS)) {
            return new Asked(caller, "session", requestId, said);
        }
        List<String> ignored = new ArrayList<>();
        Mapping believed = believed(written, ignored);
        return new Asked(caller, "session", requestId, request(believed)).ignoring(ignored);
    }

    /** What of a request counts that a caller makes who may not assert subjects: labels decide as much as roles do. */
    private static Mapping believed(Mapping written, List<String> ignored) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : written.entries()) {
            boolean labelled = entry.key().text().equals(RESOURCE)
                    && entry.value() instanceof Mapping resource
                    && resource.entry(LABELS).isPresent();
            if (CLAIMS.contains(entry.key().text())) {
                ignored.add(Claims.NOT_BELIEVED);
            } else if (labelled) {
                ignored.add(Claims.labelsIgnored("resource.labels"));
                entries.add(new Entry(entry.key(), without(LABELS, (Mapping) entry.value())));
            } else {
                entries.add(entry);
            }
        }
        List<String> once = ignored.stream().distinct().toList();
        ignored.clear();
        ignored.addAll(once);
        return Mapping.of(entries);
    }

    private static Mapping without(String name, Mapping map) {
        return Mapping.of(map.entries().stream()
                .filter(entry -> !entry.key().text().equals(name))
                .toList());
    }

    private static Asked host(Caller caller, String requestId, Request said) {
        if (!caller.may(Right.ASSERT_SUBJECTS)) {
            throw Refusal.forbidden("the caller may not open sessions of hosts: it has no right to assert subjects");
        }
        return new Asked(caller, "session", requestId, said);
    }

    private Request request(Mapping written) {
        RequestReading reading = new RequestReader(point.now(), known(written)).read(written);
        Body.refuse(reading.diagnostics());
        return reading.request().orElseThrow(() -> Refusal.malformed("the request cannot be read"));
    }

    /** The only user and the only resource that matter: both are found by name, however many there are. */
    private Catalog known(Mapping written) {
        CompiledPolicy policy = point.engine().policy();
        Body request = new Body(written);
        Body resource = request.map(RESOURCE);
        return new Catalog(
                policy.settings(),
                List.of(),
                Optional.ofNullable(policy.users().get(request.words("user"))).stream()
                        .toList(),
                List.of(),
                List.of(),
                policy.resources().find(resource.words("kind"), resource.words("name")).stream()
                        .toList());
    }
}
