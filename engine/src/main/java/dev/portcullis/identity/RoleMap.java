package dev.portcullis.identity;

import dev.portcullis.pattern.RegularExpression;
import dev.portcullis.pattern.Replacement;
import dev.portcullis.role.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the roles of another cluster's users mean here.
 *
 * @param entries tried one after the other; all that match count
 */
public record RoleMap(List<Entry> entries) {
    private static final List<String> NO_ROLE = List.of("");

    public RoleMap {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param origin name of the other cluster; empty for any
     * @param remote names of remote roles
     * @param local what each of them is replaced by
     */
    public record Entry(String origin, RegularExpression remote, List<Replacement> local) {
        public Entry {
            local = List.copyOf(local);
        }

        private boolean isAbout(String cluster) {
            return origin.isEmpty() || origin.equals(cluster);
        }

        private Stream<String> map(String role) {
            return local.stream()
                    .flatMap(name -> remote.replaceAll(role, name).stream())
                    .filter(name -> !name.isEmpty());
        }
    }

    /**
     * The local roles for those of a credential, each once. The implicit role is never mapped. A credential without roles
     * counts as one with a role without a name.
     */
    public List<String> map(String origin, List<String> remoteRoles) {
        Set<String> mapped = new LinkedHashSet<>();
        for (Entry entry : entries) {
            for (String remote : remoteRoles.isEmpty() ? NO_ROLE : remoteRoles) {
                if (entry.isAbout(origin) && !remote.equals(Role.IMPLICIT)) {
                    entry.map(remote).forEach(mapped::add);
                }
            }
        }
        return List.copyOf(mapped);
    }
}
