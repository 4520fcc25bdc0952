package dev.portcullis.reference;

import com.google.re2j.Matcher;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.lock.LockMode;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Role;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user with the roles that the name stands for in the cluster that decides; the implicit role is not among them. */
record Identity(Subject.User user, Catalog catalog) {

    /** Whether another cluster issued the credential. */
    boolean isRemote() {
        return !user.originCluster().isEmpty()
                && !user.originCluster().equals(catalog.settings().name());
    }

    /** The name by which a remote user goes here. */
    String remoteName() {
        return "remote-" + user.name() + "-" + user.originCluster();
    }

    /** The user as conditions see it: by the name and with the roles of this cluster. */
    Subject.User userHere() {
        return isRemote() ? user.as(remoteName(), roleNames()) : user;
    }

    /** Names of the roles in this cluster, each once, known or not. */
    List<String> roleNames() {
        Set<String> names = new LinkedHashSet<>(isRemote() ? mappedRoles() : user.roles());
        names.remove(Role.IMPLICIT);
        return List.copyOf(names);
    }

    /** The roles themselves; unknown ones are left out. */
    List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        for (String name : roleNames()) {
            role(name).ifPresent(roles::add);
        }
        return roles;
    }

    /** Whether nothing of the roles of a remote user has a meaning here. */
    boolean hasNoMappedRole() {
        return isRemote() && roleNames().isEmpty();
    }

    /** The first role name that means nothing. */
    Optional<String> unknownRole() {
        return roleNames().stream().filter(name -> role(name).isEmpty()).findFirst();
    }

    /** Strict where the cluster or any role says so. */
    LockMode lockMode() {
        boolean strict = roles().stream().anyMatch(role -> role.options().lock().equals(Optional.of(LockMode.STRICT)));
        return strict ? LockMode.STRICT : catalog.settings().lockMode();
    }

    private Optional<Role> role(String name) {
        return catalog.roles().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    private List<String> mappedRoles() {
        List<String> remoteRoles = user.roles().isEmpty() ? List.of("") : user.roles();
        List<String> mapped = new ArrayList<>();
        for (RoleMapping mapping : catalog.settings().roleMap()) {
            for (String remote : remoteRoles) {
                if (mapping.isAbout(user.originCluster()) && !remote.equals(Role.IMPLICIT)) {
                    mapped.addAll(mapped(mapping, remote));
                }
            }
        }
        return mapped;
    }

    private static List<String> mapped(RoleMapping mapping, String remote) {
        Optional<Matcher> match = match(mapping.remote().text(), remote);
        List<String> mapped = new ArrayList<>();
        for (Fragment local : mapping.local()) {
            match.map(new Replacement(local.text())::expand)
                    .filter(name -> !name.isEmpty())
                    .ifPresent(mapped::add);
        }
        return mapped;
    }

    private static Optional<Matcher> match(String pattern, String remote) {
        try {
            return Patterns.match(pattern, remote);
        } catch (EvaluationException refused) {
            return Optional.empty();
        }
    }
}
