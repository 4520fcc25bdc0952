package dev.portcullis.reference;

import static dev.portcullis.reference.Choices.any;
import static dev.portcullis.reference.Choices.rarely;
import static dev.portcullis.reference.Choices.someDistinct;

import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.role.ResourceKind;
import java.util.List;
import org.quicktheories.core.Gen;

/**
 * What a random request asks for, so that policy and request talk of the same.
 *
 * @param kind kind of resource
 * @param action what is to be done with it
 */
record Theme(String kind, Action action) {
    private static final Gen<String> KIND = any(
            "node",
            "node",
            "node",
            "node",
            "app",
            "app",
            "db",
            "db",
            "kube_cluster",
            "kube_cluster",
            "kube_cluster",
            "kube_cluster",
            "windows_desktop",
            "windows_desktop",
            "linux_desktop",
            "remote_cluster",
            "remote_cluster",
            "db_service",
            "user_group",
            "record");

    private static final Gen<Action> CALL = in -> Action.api(
            any("lock", "node", "session", "cert_authority", "user").generate(in),
            someDistinct(0, 2, any("list", "read", "create", "readnosecrets")).generate(in));

    private static final Gen<Action> OTHER = any(
            Action.AUTHENTICATE,
            Action.JOIN,
            Action.API,
            new Action("edit", "", List.of()),
            new Action("edit", "", List.of()),
            new Action("edit", "node", List.of("create")));

    /** Mostly sessions, often calls, sometimes certificates. */
    static Gen<Theme> themes() {
        Gen<Action> action = rarely(38, rarely(40, OTHER, CALL), Action.CONNECT);
        return in -> new Theme(KIND.generate(in), action.generate(in));
    }

    /** Whether it is a call of the Auth API that needs a right. */
    boolean isCall() {
        return action.is(Action.API) && !action.verbs().isEmpty();
    }

    /** Whether objects in a Kubernetes cluster can be asked for. */
    boolean isKubernetes() {
        return kind.equals(ResourceKind.KUBE_CLUSTER.word());
    }

    /** Whether a session can run already. */
    boolean isSession() {
        return !action.is(Action.API) && !action.is(Action.AUTHENTICATE) && !action.is(Action.JOIN);
    }

    /** The protocol by which such requests mostly come. */
    Protocol protocol() {
        return isSession() ? ResourceKind.of(kind).map(Theme::protocol).orElse(Protocol.OTHER) : Protocol.AUTH_API;
    }

    private static Protocol protocol(ResourceKind kind) {
        return switch (kind) {
            case NODE -> Protocol.SSH;
            case APP -> Protocol.APP;
            case DB -> Protocol.DB;
            case KUBE_CLUSTER -> Protocol.KUBE;
            case WINDOWS_DESKTOP, LINUX_DESKTOP -> Protocol.DESKTOP;
            default -> Protocol.OTHER;
        };
    }
}
