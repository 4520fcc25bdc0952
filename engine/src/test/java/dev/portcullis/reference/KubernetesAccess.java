package dev.portcullis.reference;

import dev.portcullis.request.KubeObject;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What roles say of the objects in a Kubernetes cluster, and of the accounts used in it (section 8.5). */
final class KubernetesAccess {
    private static final List<Principal> ACCOUNTS = List.of(Principal.KUBERNETES_GROUPS, Principal.KUBERNETES_USERS);

    private final Templates templates;
    private final KubernetesForm form;
    private final KubeObject object;
    private final boolean addressed;

    KubernetesAccess(Subject.User user, Request request) {
        this.templates = new Templates(user);
        this.form = new KubernetesForm(templates);
        this.object = request.kubeObject();
        this.addressed =
                request.resource().kind().equals(ResourceKind.KUBE_CLUSTER.word()) && !object.equals(KubeObject.NONE);
    }

    /** Whether the allow section of a role is about the object; so it is where none is addressed. */
    boolean allowedBy(Role role) throws EvaluationException {
        if (!addressed) {
            return true;
        }
        for (KubernetesEntry entry : form.allowed(role)) {
            if (entry.matches(object) || entry.letsReadNamespace(object)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the deny section of a role is about the object. */
    boolean deniedBy(Role role) throws EvaluationException {
        if (!addressed) {
            return false;
        }
        for (KubernetesEntry entry : form.denied(role)) {
            if (entry.matches(object)) {
                return true;
            }
        }
        return false;
    }

    /** The groups and users that are left to somebody whom some of their roles let in, by the name of the option. */
    Map<String, Set<String>> accounts(List<Role> roles, List<Role> lettingIn) {
        Map<String, Set<String>> left = new TreeMap<>();
        for (Principal principal : ACCOUNTS) {
            Set<String> accounts = new TreeSet<>();
            for (Role role : lettingIn) {
                accounts.addAll(accounts(role.allow(), principal));
            }
            for (Role role : roles) {
                if (deniesEverywhere(role.deny())) {
                    accounts.removeAll(accounts(role.deny(), principal));
                }
            }
            left.put(principal.key(), accounts);
        }
        return left;
    }

    /** A section with labels that match has closed the cluster; one with labels that do not match does not apply. */
    private static boolean deniesEverywhere(RoleSection deny) {
        return deny.appliesToDefaultNamespace()
                && !deny.labels(ResourceKind.KUBE_CLUSTER).saysSomething();
    }

    private Set<String> accounts(RoleSection section, Principal principal) {
        Set<String> accounts = new HashSet<>();
        for (Fragment written : section.principals(principal)) {
            accounts.addAll(templates.expand(written.text()));
        }
        return accounts;
    }
}
