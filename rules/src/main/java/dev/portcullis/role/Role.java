package dev.portcullis.role;

import dev.portcullis.source.Span;

/**
 * What a user who holds it may do.
 *
 * @param name unique among roles
 * @param version version of the format it is written in; its defaults are filled in already
 * @param allow what it grants
 * @param deny what it forbids, whatever others grant
 * @param options what else it says
 * @param place where it is written
 */
public record Role(
        String name, RoleVersion version, RoleSection allow, RoleSection deny, RoleOptions options, Span place) {
    /** The role that everybody holds and that is no lock target. */
    public static final String IMPLICIT = "default-implicit-role";
}
