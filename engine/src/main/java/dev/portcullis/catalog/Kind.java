package dev.portcullis.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of resource that are read. */
public enum Kind {
    LOCK("lock", Count.MANY),
    ROLE("role", Count.MANY),
    USER("user", Count.MANY),
    CLUSTER_AUTH_PREFERENCE("cluster_auth_preference", Count.ONE),
    CLUSTER_NETWORKING_CONFIG("cluster_networking_config", Count.ONE),
    CLUSTER_NAME("cluster_name", Count.ONE),
    TRUSTED_CLUSTER("trusted_cluster", Count.MANY),
    /** What is known of a resource that is to be reached; Teleport's own kinds say that of each kind in its own way. */
    RESOURCE("resource", Count.MANY);

    private final String word;
    private final Count count;

    Kind(String word, Count count) {
        this.word = word;
        this.count = count;
    }

    /** How many resources of a kind there are. */
    private enum Count {
        MANY,
        ONE
    }

    /** The word in YAML. */
    public String word() {
        return word;
    }

    /** What a resource of this kind may say. */
    public Shape.Struct shape() {
        return switch (this) {
            case LOCK -> LockShape.SHAPE;
            case ROLE -> RoleShape.SHAPE;
            case USER -> UserShape.SHAPE;
            case CLUSTER_AUTH_PREFERENCE -> ClusterAuthPreferenceShape.SHAPE;
            case CLUSTER_NETWORKING_CONFIG -> ClusterShapes.NETWORKING;
            case CLUSTER_NAME -> ClusterShapes.NAME;
            case TRUSTED_CLUSTER -> ClusterShapes.TRUSTED;
            case RESOURCE -> KnownResourceShape.SHAPE;
        };
    }

    /** The field for what a resource of this kind says beyond what every resource has. */
    Shape.Field spec() {
        return shape().field("spec").orElseThrow();
    }

    /** Whether there is only one, whatever its name. */
    public boolean isSingle() {
        return count == Count.ONE;
    }

    /** The kind with a YAML word. */
    public static Optional<Kind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** The YAML words of all kinds. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Kind::word).toList();
    }
}
