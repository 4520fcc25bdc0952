package dev.portcullis.request;

import java.util.Map;

/**
 * What is to be reached.
 *
 * @param kind {@code node}, {@code app}, {@code db}, … or any kind that a gateway names
 * @param name its name
 * @param labels all of its labels
 * @param serverId host id of an SSH node, without cluster suffix; else empty
 * @param protocol database protocol, for example {@code postgres}; else empty
 * @param properties what else is known of the resource
 */
public record Resource(
        String kind, String name, Map<String, String> labels, String serverId, String protocol, Properties properties) {
    /** No resource. */
    public static final Resource NONE = new Resource("", "", Map.of(), "", "");

    public Resource {
        labels = Map.copyOf(labels);
    }

    /** A resource of which nothing else is known. */
    public Resource(String kind, String name, Map<String, String> labels, String serverId, String protocol) {
        this(kind, name, labels, serverId, protocol, Properties.NONE);
    }

    /** A resource of which kind, name and labels say everything. */
    public static Resource of(String kind, String name, Map<String, String> labels) {
        return new Resource(kind, name, labels, "", "");
    }

    /** The same resource with other properties. */
    public Resource with(Properties otherProperties) {
        return new Resource(kind, name, labels, serverId, protocol, otherProperties);
    }
}
