package dev.portcullis.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The custom resources of Teleport's Kubernetes operator that are read.
 *
 * <p>{@code TeleportRole} has no version in its name. It is a role of version v5, as the operator makes it, unless its
 * {@code apiVersion} is v6 or later: then it is a role of that version. All others take nothing from
 * {@code apiVersion}.
 */
enum CustomKind {
    LOCK("TeleportLock", Kind.LOCK, "v2"),
    LOCK_V2("TeleportLockV2", Kind.LOCK, "v2"),
    ROLE("TeleportRole", Kind.ROLE, "v5"),
    ROLE_V6("TeleportRoleV6", Kind.ROLE, "v6"),
    ROLE_V7("TeleportRoleV7", Kind.ROLE, "v7"),
    ROLE_V8("TeleportRoleV8", Kind.ROLE, "v8"),
    /** Refused for its version: a role that is only passed over would no longer deny anything. */
    ROLE_V9("TeleportRoleV9", Kind.ROLE, "v9"),
    TRUSTED_CLUSTER_V2("TeleportTrustedClusterV2", Kind.TRUSTED_CLUSTER, "v2"),
    USER("TeleportUser", Kind.USER, "v2");

    private final String word;
    private final Kind kind;
    private final String version;

    CustomKind(String word, Kind kind, String version) {
        this.word = word;
        this.kind = kind;
        this.version = version;
    }

    /** The word in YAML. */
    String word() {
        return word;
    }

    /** The kind of resource that it stands for. */
    Kind kind() {
        return kind;
    }

    /** The version of the resource that it stands for, where {@code apiVersion} does not say another one. */
    String version() {
        return version;
    }

    /** The kind with a YAML word. */
    static Optional<CustomKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The YAML words of all kinds. */
    static List<String> words() {
        return Arrays.stream(values()).map(CustomKind::word).toList();
    }
}
