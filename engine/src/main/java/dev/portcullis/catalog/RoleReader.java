package dev.portcullis.catalog;

import dev.portcullis.catalog.RoleSectionReader.Half;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleVersion;
import java.util.Optional;

/** Understands roles. */
final class RoleReader {
    private final Diagnostics diagnostics;

    RoleReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The role, or nothing when its version is not supported. */
    Optional<Role> read(Resource resource) {
        String word = resource.fields().word("version");
        Optional<RoleVersion> version = RoleVersion.ofWord(word);
        if (version.isEmpty()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    resource.fields().node("version").isEmpty()
                            ? resource.fields().placeOf("kind")
                            : resource.fields().placeOf("version"),
                    "role version " + YamlWords.quoted(YamlWords.shortened(word)) + " is not supported"));
        }
        return version.map(known -> read(resource, known));
    }

    private Role read(Resource resource, RoleVersion version) {
        RoleSectionReader sections = new RoleSectionReader(version, diagnostics);
        Fields spec = resource.spec();
        return new Role(
                resource.name(),
                version,
                sections.read(Half.ALLOW, spec.fields("allow")),
                sections.read(Half.DENY, spec.fields("deny")),
                new RoleOptionsReader(diagnostics).read(spec.fields("options")),
                resource.place());
    }
}
