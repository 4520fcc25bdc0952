package dev.portcullis.catalog;

import dev.portcullis.role.RoleVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A form of document that a policy may hold.
 *
 * @param kind the word in YAML
 * @param style whose form it is
 * @param shape what it may say
 */
public record DocumentForm(String kind, Style style, Shape.Struct shape) {
    /** What the {@code apiVersion} of a custom resource begins with. */
    public static final String API_GROUP = CustomResourceReader.GROUP;

    /** What marks the static configuration file, which has no kind. */
    public static final List<String> CONFIGURATION_KEYS = List.of("auth_service", "teleport");

    /** Whose form a document has. */
    public enum Style {
        /** Teleport's own. */
        TELEPORT,
        /** That of Teleport's Kubernetes operator. */
        CUSTOM
    }

    /** Whether it is a custom resource of Kubernetes. */
    public boolean isCustom() {
        return style == Style.CUSTOM;
    }

    /** All that are read: Teleport's own form of every kind, then the custom resources of its operator. */
    public static List<DocumentForm> all() {
        List<DocumentForm> forms = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            forms.add(new DocumentForm(kind.word(), Style.TELEPORT, kind.shape()));
        }
        for (CustomKind kind : CustomKind.values()) {
            if (isRead(kind)) {
                forms.add(new DocumentForm(kind.word(), Style.CUSTOM, CustomResourceShape.of(kind)));
            }
        }
        return forms;
    }

    private static boolean isRead(CustomKind kind) {
        return kind.kind() != Kind.ROLE || RoleVersion.ofWord(kind.version()).isPresent();
    }
}
