package dev.portcullis.explain;

import dev.portcullis.model.RoleParts;
import dev.portcullis.model.Scope;
import dev.portcullis.role.RoleVersion;

/**
 * From where a section of a role is looked at.
 *
 * @param half which half of its role it is
 * @param parts compiles its parts
 * @param scope the request
 */
record Viewpoint(Half half, RoleParts parts, Scope scope) {
    static Viewpoint of(Half half, RoleVersion version, Scope scope) {
        return new Viewpoint(half, new RoleParts(version), scope);
    }

    boolean denies() {
        return half == Half.DENY;
    }
}
