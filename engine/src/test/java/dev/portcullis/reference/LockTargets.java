package dev.portcullis.reference;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Action;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What of a request a lock can name, as section 2 has it: fields with their values, each tried on its own. */
final class LockTargets {
    private record Target(TargetField field, String value) {}

    private final Catalog catalog;
    private final Request request;
    private final List<Target> targets = new ArrayList<>();

    private LockTargets(Catalog catalog, Request request) {
        this.catalog = catalog;
        this.request = request;
    }

    /** The lock in force that is reported: the one that ends last, then the first by name. */
    static Optional<Lock> findLock(Catalog catalog, Request request) {
        LockTargets targets = new LockTargets(catalog, request);
        targets.collect();
        return catalog.locks().stream()
                .filter(lock -> new LockConditions(catalog, request, targets::hit).match(lock))
                .min(Comparator.comparing(Lock::end).reversed().thenComparing(Lock::name));
    }

    private boolean hit(TargetField field, String value) {
        return targets.contains(new Target(field, value));
    }

    private void collect() {
        if (request.subject() instanceof Subject.Agent agent) {
            collectAgent(agent);
        } else if (request.subject() instanceof Subject.User user) {
            collectUser(new Identity(user, catalog));
        }
    }

    private void collectAgent(Subject.Agent agent) {
        addServer(TargetField.SERVER_ID, agent.serverId());
        if (request.action().is(Action.JOIN)) {
            return;
        }
        add(TargetField.USER, agent.serverId() + "." + catalog.settings().name());
        add(TargetField.ROLE, agent.role());
        if (agent.role().equals("Node")) {
            addServer(TargetField.NODE, agent.serverId());
        }
    }

    private void collectUser(Identity identity) {
        boolean connect = request.action().reachesResource();
        addCredential(identity.user());
        if (request.action().is(Action.AUTHENTICATE)) {
            addOriginal(identity);
        } else if (connect
                && (request.protocol() == Protocol.SSH
                        || request.resource().kind().equals("node"))) {
            addSsh(identity);
        } else {
            addIdentities(identity);
        }
        if (connect) {
            addDesktop(request.resource());
        }
    }

    private void addCredential(Subject.User user) {
        add(TargetField.MFA_DEVICE, user.mfaDevice());
        add(TargetField.DEVICE, user.device().id());
        user.accessRequests().forEach(id -> add(TargetField.ACCESS_REQUEST, id));
        add(TargetField.BOT_INSTANCE_ID, user.botInstance());
        add(TargetField.JOIN_TOKEN, user.joinToken());
    }

    private void addOriginal(Identity identity) {
        add(TargetField.USER, identity.user().name());
        identity.user().roles().forEach(this::addRole);
    }

    private void addSsh(Identity identity) {
        addOriginal(identity);
        identity.roleNames().forEach(this::addRole);
        add(TargetField.LOGIN, request.account().login());
        addServer(TargetField.SERVER_ID, request.resource().serverId());
        addServer(TargetField.NODE, request.resource().serverId());
    }

    private void addIdentities(Identity identity) {
        boolean monitored = request.protocol() == Protocol.DESKTOP && request.session() == SessionState.ACTIVE;
        if (!identity.isRemote() || !monitored) {
            addOriginal(identity);
        }
        if (identity.isRemote()) {
            add(TargetField.USER, identity.remoteName());
            identity.roleNames().forEach(this::addRole);
        }
    }

    private void addDesktop(Resource resource) {
        if (resource.kind().equals(ResourceKind.WINDOWS_DESKTOP.word())) {
            add(TargetField.WINDOWS_DESKTOP, resource.name());
        }
        if (resource.kind().equals(ResourceKind.LINUX_DESKTOP.word())) {
            add(TargetField.LINUX_DESKTOP, resource.name());
        }
    }

    private void addServer(TargetField field, String serverId) {
        if (!serverId.isEmpty()) {
            add(field, serverId);
            add(field, serverId + "." + catalog.settings().name());
        }
    }

    private void addRole(String role) {
        if (!role.equals(Role.IMPLICIT)) {
            add(TargetField.ROLE, role);
        }
    }

    private void add(TargetField field, String value) {
        if (!value.isEmpty()) {
            targets.add(new Target(field, value));
        }
    }
}
