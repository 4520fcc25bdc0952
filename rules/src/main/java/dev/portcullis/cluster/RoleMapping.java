package dev.portcullis.cluster;

import dev.portcullis.source.Fragment;
import java.util.List;

/**
 * One entry of what the roles of another cluster's users mean here.
 *
 * @param origin name of the other cluster; empty for any
 * @param remote pattern over names of remote roles
 * @param local names of local roles, which may refer to groups of the pattern
 */
public record RoleMapping(String origin, Fragment remote, List<Fragment> local) {
    public RoleMapping {
        local = List.copyOf(local);
    }

    /** Whether it is about the users of a cluster. */
    public boolean isAbout(String cluster) {
        return origin.isEmpty() || origin.equals(cluster);
    }
}
