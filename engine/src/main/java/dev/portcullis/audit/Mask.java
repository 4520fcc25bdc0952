package dev.portcullis.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which values are not written. A path names fields from the outside in, {@code *} stands for each of them:
 * {@code user.traits.*}, {@code resource.properties.account}. The names of fields stay readable.
 */
public final class Mask {
    /** Everything is written. */
    public static final Mask NONE = new Mask(false, Map.of());

    /** What is neither known to be harmless nor needed in order to find a decision: context and properties. */
    public static final Mask DEFAULT = of(List.of("context.*", "action.properties.*", "resource.properties.*"));

    /** What is written instead of a value. */
    static final String INSTEAD = "***";

    private static final String ANY = "*";

    private final boolean hides;
    private final Map<String, Mask> fields;

    private Mask(boolean hides, Map<String, Mask> fields) {
        this.hides = hides;
        this.fields = fields;
    }

    /**
     * Hides what any of some paths names.
     *
     * @throws IllegalArgumentException if one of them is no path
     */
    public static Mask of(List<String> paths) {
        return build(paths.stream().map(Mask::parts).toList());
    }

    private static List<String> parts(String path) {
        List<String> parts = List.of(path.split("\\.", -1));
        if (parts.contains("")) {
            throw new IllegalArgumentException("`" + path + "` is not a path of fields like `user.traits.*`");
        }
        return parts;
    }

    private static Mask build(List<List<String>> paths) {
        if (paths.isEmpty()) {
            return NONE;
        }
        Map<String, Mask> fields = new HashMap<>();
        List<List<String>> longer =
                paths.stream().filter(path -> !path.isEmpty()).toList();
        longer.stream().map(path -> path.get(0)).distinct().forEach(name -> fields.put(name, below(longer, name)));
        return new Mask(longer.size() < paths.size(), Map.copyOf(fields));
    }

    private static Mask below(List<List<String>> paths, String name) {
        return build(paths.stream()
                .filter(path -> path.get(0).equals(name) || path.get(0).equals(ANY))
                .map(path -> path.subList(1, path.size()))
                .collect(Collectors.toList()));
    }

    /** The mask of a field of what this one is for. */
    Mask field(String name) {
        Mask named = fields.get(name);
        return named == null ? fields.getOrDefault(ANY, NONE) : named;
    }

    /** Whether it is hidden as a whole. */
    boolean hides() {
        return hides;
    }
}
