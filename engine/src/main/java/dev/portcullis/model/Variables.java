package dev.portcullis.model;

import dev.portcullis.check.Reference;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Request;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Map;

/**
 * What the names of expressions stand for in a request. A key that is missing in a map is empty; what no request can say
 * is an error.
 */
final class Variables {
    private Variables() {}

    static Value read(Reference reference, Span place) {
        List<String> keys = reference.keys();
        return switch (reference.variable()) {
            case USER_NAME -> scope -> scope.user().name();
            case USER_LABELS -> scope -> label(scope.userLabels(), keys);
            case USER_TRAITS, INTERNAL_TRAITS, EXTERNAL_TRAITS ->
                scope -> scope.user().trait(keys.get(0));
            case USER_ROLES -> scope -> scope.user().roles();
            case LABELS, RESOURCE_LABELS ->
                scope -> label(scope.request().resource().labels(), keys);
            case RESOURCE_KIND -> scope -> kind(scope.request());
            case RESOURCE_NAME -> scope -> scope.request().resource().name();
            case SESSION -> scope -> observed(scope.request().recording(), reference, place);
            case SSH_SESSION, SESSION_TRACKER ->
                scope -> observed(scope.request().liveSession(), reference, place);
            case RESOURCE_SUB_KIND, RESOURCE_VERSION, RESOURCE_SPEC, HOST_CERT -> scope -> unknown(place);
            default -> throw new IllegalArgumentException("not a name of Teleport's dialects: " + reference.variable());
        };
    }

    /** As Teleport has it, the kind of what a call looks at; what is not told is of the kind that the call is about. */
    private static String kind(Request request) {
        return request.resource().kind().isEmpty()
                ? request.action().kind()
                : request.resource().kind();
    }

    private static String label(Map<String, String> labels, List<String> keys) {
        return labels.getOrDefault(keys.get(0), "");
    }

    private static Object observed(ObservedSession session, Reference reference, Span place) {
        return switch (reference.keys().get(0)) {
            case "participants" -> session.participants();
            case "login" -> session.login();
            default -> unknown(place);
        };
    }

    /** What no request carries must not count as empty: a condition over it could hold by accident. */
    private static Object unknown(Span place) {
        throw new EvaluationException("`" + place.text() + "` is not known here", place);
    }
}
