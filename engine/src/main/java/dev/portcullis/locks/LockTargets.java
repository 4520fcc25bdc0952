package dev.portcullis.locks;

import dev.portcullis.identity.Identity;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import java.util.List;
import java.util.function.BiConsumer;

/** What of a request a lock can target. It depends on how the request arrives. */
public final class LockTargets {
    private final Request request;
    private final String cluster;
    private final BiConsumer<TargetField, String> found;

    private LockTargets(Request request, String cluster, BiConsumer<TargetField, String> found) {
        this.request = request;
        this.cluster = cluster;
        this.found = found;
    }

    /**
     * Hands over every target of a request, none of them empty. The same one may be handed over twice.
     *
     * @param request the request
     * @param identity who its subject is here
     * @param cluster name of the cluster that decides
     * @param found called for each target
     */
    public static void forEach(
            Request request, Identity identity, String cluster, BiConsumer<TargetField, String> found) {
        LockTargets targets = new LockTargets(request, cluster, found);
        if (identity instanceof Identity.Machine machine) {
            targets.ofMachine(machine.agent());
        } else if (identity instanceof Identity.Person person) {
            targets.ofPerson(person);
        } else {
            throw new AssertionError("no case for " + identity);
        }
    }

    private void ofPerson(Identity.Person person) {
        credential(person.user());
        if (request.action().is(Action.AUTHENTICATE)) {
            original(person);
        } else if (request.isSsh()) {
            original(person);
            roles(person.roles());
            target(TargetField.LOGIN, request.account().login());
            host(request.resource().serverId(), Host.NODE);
        } else {
            tls(person);
        }
        if (request.action().reachesResource()) {
            desktop(request.resource().kind(), request.resource().name());
        }
    }

    /** The monitor of a running desktop session knows a remote user only as the local user that it maps to. */
    private void tls(Identity.Person person) {
        boolean desktop = request.protocol() == Protocol.DESKTOP;
        if (!(desktop && request.session() == SessionState.ACTIVE && person.remote())) {
            original(person);
        }
        if (person.remote()) {
            target(TargetField.USER, person.localName());
            roles(person.roles());
        }
    }

    private void desktop(String kind, String name) {
        if (kind.equals("windows_desktop")) {
            target(TargetField.WINDOWS_DESKTOP, name);
        } else if (kind.equals("linux_desktop")) {
            target(TargetField.LINUX_DESKTOP, name);
        }
    }

    private void original(Identity.Person person) {
        target(TargetField.USER, person.user().name());
        roles(person.originalRoles());
    }

    private void roles(List<String> roles) {
        for (int i = 0; i < roles.size(); i++) {
            target(TargetField.ROLE, roles.get(i));
        }
    }

    private void credential(Subject.User user) {
        target(TargetField.MFA_DEVICE, user.mfaDevice());
        target(TargetField.DEVICE, user.device().id());
        for (int i = 0; i < user.accessRequests().size(); i++) {
            target(TargetField.ACCESS_REQUEST, user.accessRequests().get(i));
        }
        target(TargetField.BOT_INSTANCE_ID, user.botInstance());
        target(TargetField.JOIN_TOKEN, user.joinToken());
    }

    private void ofMachine(Subject.Agent agent) {
        boolean joins = request.action().is(Action.JOIN);
        host(agent.serverId(), agent.role().equals("Node") && !joins ? Host.NODE : Host.OTHER);
        if (!joins) {
            target(TargetField.USER, agent.serverId() + "." + cluster);
            target(TargetField.ROLE, agent.role());
        }
    }

    /** Whether a host goes by the deprecated field as well, which older releases filled with the host id. */
    private enum Host {
        NODE,
        OTHER
    }

    private void host(String id, Host host) {
        if (!id.isEmpty()) {
            String qualified = id + "." + cluster;
            target(TargetField.SERVER_ID, id);
            target(TargetField.SERVER_ID, qualified);
            if (host == Host.NODE) {
                target(TargetField.NODE, id);
                target(TargetField.NODE, qualified);
            }
        }
    }

    private void target(TargetField field, String value) {
        if (!value.isEmpty()) {
            found.accept(field, value);
        }
    }
}
