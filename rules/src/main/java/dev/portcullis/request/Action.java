package dev.portcullis.request;

import java.util.List;

/**
 * What is to be done.
 *
 * @param name one of the names below, or any that a gateway uses
 * @param kind kind of resource that a call of the Auth API works on; else empty
 * @param verbs the rights that the call needs, in the order in which they are tested
 * @param properties what else is known of the action
 */
public record Action(String name, String kind, List<String> verbs, Properties properties) {
    /** Open a session to the resource. */
    public static final Action CONNECT = new Action("connect", "", List.of());
    /** Issue a certificate to a user. */
    public static final Action AUTHENTICATE = new Action("authenticate", "", List.of());
    /** Issue or renew the certificate of a machine. */
    public static final Action JOIN = new Action("join", "", List.of());
    /** Call the Auth API without needing a right. */
    public static final Action API = new Action("api", "", List.of());

    public Action {
        verbs = List.copyOf(verbs);
    }

    /** An action of which name, kind and rights say everything. */
    public Action(String name, String kind, List<String> verbs) {
        this(name, kind, verbs, Properties.NONE);
    }

    /** A call of the Auth API. */
    public static Action api(String kind, List<String> verbs) {
        return new Action(API.name, kind, verbs);
    }

    /** The same action with other properties. */
    public Action with(Properties otherProperties) {
        return new Action(name, kind, verbs, otherProperties);
    }

    /** Whether this is the named action. */
    public boolean is(Action other) {
        return name.equals(other.name);
    }

    /** Whether a resource is to be reached: everything but certificates and calls of the Auth API. */
    public boolean reachesResource() {
        return !is(API) && !is(AUTHENTICATE) && !is(JOIN);
    }
}
