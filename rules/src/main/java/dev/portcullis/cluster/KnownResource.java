package dev.portcullis.cluster;

import dev.portcullis.request.Properties;
import dev.portcullis.request.Resource;
import dev.portcullis.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource as the cluster knows it; used where a request says nothing of labels or properties, and where it is asked what
 * there is.
 *
 * @param document name of the document that says so, unique among such documents
 * @param kind kind of resource
 * @param name its name, unique in its kind
 * @param labels all of its labels
 * @param properties what else is known of it
 * @param place where it is written
 */
public record KnownResource(
        String document, String kind, String name, Map<String, String> labels, Properties properties, Span place) {
    public KnownResource {
        labels = Map.copyOf(labels);
    }

    /** The resource of a request that says nothing else of it. */
    public Resource resource() {
        return new Resource(kind, name, labels, "", "", properties);
    }

    /** What is known of it, with what a request says in place of what is known by the same name. */
    public Properties propertiesWith(Properties said) {
        if (said.values().isEmpty()) {
            return properties;
        }
        if (properties.values().isEmpty()) {
            return said;
        }
        Map<String, Object> all = new LinkedHashMap<>(properties.values());
        all.putAll(said.values());
        return new Properties(all);
    }
}
