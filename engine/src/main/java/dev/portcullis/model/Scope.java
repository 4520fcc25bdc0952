package dev.portcullis.model;

import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.Map;

/**
 * What a compiled condition can read.
 *
 * @param request the request
 * @param user its subject, with the name and the roles of this cluster
 * @param userLabels labels of the stored user of that name
 */
public record Scope(Request request, Subject.User user, Map<String, String> userLabels) {
    /** The kind that the request is about: of its resource, else of the call. */
    public String resourceKind() {
        return request.scopeKind();
    }
}
