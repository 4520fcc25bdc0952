package dev.portcullis.role;

import java.util.Locale;
import java.util.Optional;

/** Versions of the role format; they differ in what an absent field means. */
public enum RoleVersion {
    V3,
    V4,
    V5,
    V6,
    V7,
    V8;

    /** The word in YAML. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The version with a YAML word. */
    public static Optional<RoleVersion> ofWord(String word) {
        for (RoleVersion version : values()) {
            if (version.word().equals(word)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }
}
