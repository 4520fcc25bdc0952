package dev.portcullis.role;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of resource that roles reach by their labels. */
public enum ResourceKind {
    NODE("node", "node_labels", "Confirm SSH login."),
    APP("app", "app_labels", ""),
    DB("db", "db_labels", "Confirm database user and name."),
    KUBE_CLUSTER("kube_cluster", "kubernetes_labels", "Confirm Kubernetes user or group."),
    WINDOWS_DESKTOP("windows_desktop", "windows_desktop_labels", "Confirm Windows user."),
    LINUX_DESKTOP("linux_desktop", "linux_desktop_labels", ""),
    DB_SERVICE("db_service", "db_service_labels", ""),
    USER_GROUP("user_group", "group_labels", ""),
    REMOTE_CLUSTER("remote_cluster", "cluster_labels", "");

    private static final Map<String, ResourceKind> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ResourceKind::word, Function.identity()));

    private final String word;
    private final String labelsKey;
    private final String refusal;

    ResourceKind(String word, String labelsKey, String hint) {
        this.word = word;
        this.labelsKey = labelsKey;
        this.refusal = refusal(word, hint);
    }

    /** The word of requests. */
    public String word() {
        return word;
    }

    /** The role field that holds the label selector; its expression has {@code _expression} appended. */
    public String labelsKey() {
        return labelsKey;
    }

    /** What somebody is told for whom no role allows a resource of this kind, or who is denied it. */
    public String refusal() {
        return refusal;
    }

    /** The same for a word that may be no kind of ours. */
    public static String refusal(String word) {
        return of(word).map(ResourceKind::refusal).orElseGet(() -> refusal(word, ""));
    }

    private static String refusal(String word, String hint) {
        return "access to " + word + " denied. User does not have permissions. " + hint;
    }

    /** The kind with a word. */
    public static Optional<ResourceKind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
