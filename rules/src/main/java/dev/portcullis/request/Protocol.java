package dev.portcullis.request;

import java.util.Map;

/** How a request arrives; it decides which locks can stop it. */
public enum Protocol {
    SSH("ssh"),
    APP("app"),
    DB("db"),
    KUBE("kube"),
    DESKTOP("desktop"),
    AUTH_API("auth_api"),
    /** A protocol that only the gateway knows. */
    OTHER("other");

    private static final Map<String, Protocol> BY_KIND = Map.of(
            "node",
            SSH,
            "app",
            APP,
            "db",
            DB,
            "kube_cluster",
            KUBE,
            "windows_desktop",
            DESKTOP,
            "linux_desktop",
            DESKTOP);

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    /** The word of the case format. */
    public String word() {
        return word;
    }

    /** How a resource of a kind is reached where nothing else is said. */
    public static Protocol of(String resourceKind) {
        return BY_KIND.getOrDefault(resourceKind, OTHER);
    }
}
