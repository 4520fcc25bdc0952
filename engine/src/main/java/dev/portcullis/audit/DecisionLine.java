package dev.portcullis.audit;

import dev.portcullis.decision.Decision;
import dev.portcullis.decision.Finding;
import dev.portcullis.decision.LockKnowledge;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Origin;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.source.Span;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A decision as a line of JSON. Fields that are empty are left out. */
final class DecisionLine {
    private DecisionLine() {}

    static byte[] of(DecisionRecord record, Mask mask) {
        return JsonLine.of(mask, line -> write(line, record));
    }

    private static void write(MaskedJson line, DecisionRecord record) {
        line.text("time", record.time().toString());
        line.text("request_id", record.requestId());
        line.text("trace_id", record.traceId());
        line.text("caller", record.caller());
        line.text("edge", record.edge());
        question(line, record.request());
        answer(line, record.decision());
        line.number("nanos", record.nanos());
    }

    private static void question(MaskedJson line, Request request) {
        line.text("now", request.now().toString());
        if (request.subject() instanceof Subject.User user) {
            line.object("user", fields -> user(fields, user));
        } else if (request.subject() instanceof Subject.Agent agent) {
            line.object("agent", fields -> {
                fields.text("role", agent.role());
                fields.text("server_id", agent.serverId());
            });
        }
        line.text("protocol", request.protocol().word());
        line.object("action", fields -> action(fields, request.action()));
        resource(line, request.resource());
        kubernetes(line, request.kubeObject());
        account(line, request.account());
        client(line, request.client());
        line.map("context", request.context().values());
        line.text("session", request.session() == SessionState.ACTIVE ? "active" : "");
    }

    private static void user(MaskedJson fields, Subject.User user) {
        fields.text("name", user.name());
        fields.text("cluster", user.originCluster());
        fields.list("roles", user.roles());
        fields.map("traits", user.traits());
        fields.text("mfa_device", user.mfaDevice());
        fields.text("device", user.device().id());
        fields.list("access_requests", user.accessRequests());
        fields.text("bot_instance_id", user.botInstance());
    }

    private static void action(MaskedJson fields, Action action) {
        fields.text("name", action.name());
        fields.text("kind", action.kind());
        fields.list("verbs", action.verbs());
        fields.map("properties", action.properties().values());
    }

    private static void resource(MaskedJson line, Resource resource) {
        if (!resource.equals(Resource.NONE)) {
            line.object("resource", fields -> {
                fields.text("kind", resource.kind());
                fields.text("name", resource.name());
                fields.text("server_id", resource.serverId());
                fields.map("labels", resource.labels());
                fields.map("properties", resource.properties().values());
            });
        }
    }

    private static void kubernetes(MaskedJson line, KubeObject object) {
        if (!object.equals(KubeObject.NONE)) {
            line.object("kubernetes", fields -> {
                fields.text("kind", object.kind());
                fields.text("api_group", object.apiGroup());
                fields.text("namespace", object.namespace());
                fields.text("name", object.name());
                fields.text("verb", object.verb());
            });
        }
    }

    private static void account(MaskedJson line, Account account) {
        line.text("login", account.login());
        line.text("db_user", account.dbUser());
        line.text("db_name", account.dbName());
    }

    private static void client(MaskedJson line, Client client) {
        if (!client.equals(Client.UNKNOWN)) {
            line.object("client", fields -> {
                fields.text("address", client.address());
                fields.text("version", client.version());
            });
        }
    }

    private static void answer(MaskedJson line, Decision decision) {
        line.text("effect", decision.effect().word());
        line.text("reason", decision.reason().code());
        line.text("message", decision.message());
        line.text("admin_message", decision.allowed() ? "" : decision.adminMessage());
        line.object("finding", fields -> finding(fields, decision.finding()));
        line.map("obligations", obligations(decision));
        line.list("warnings", decision.warnings());
        line.number("policy_generation", decision.generation());
        locks(line, decision.locks());
    }

    private static void finding(MaskedJson fields, Finding finding) {
        Origin origin = finding.origin();
        fields.text("line", finding.line().name().toLowerCase(Locale.ROOT));
        fields.text("by", finding.reason().by());
        fields.text("kind", origin.kind());
        fields.text("name", origin.name());
        fields.text(
                "place", origin.place().equals(Span.NONE) ? "" : origin.place().toString());
        fields.text("detail", finding.detail());
    }

    private static Map<String, String> obligations(Decision decision) {
        return decision.obligations().stream()
                .collect(Collectors.toMap(
                        Obligation::name, Obligation::value, (first, second) -> first + ", " + second));
    }

    private static void locks(MaskedJson line, LockKnowledge locks) {
        line.text("lock_epoch", locks.token().epoch());
        line.number("lock_revision", locks.token().revision());
        if (locks.proven()) {
            line.number("lock_view_age_ms", locks.age().toMillis());
        }
        line.truth("lock_view_fresh", locks.fresh());
    }
}
