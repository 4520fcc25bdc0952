package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.source.Span;
import java.time.Instant;

/**
 * A resource as it was written.
 *
 * @param kind its kind
 * @param name its name; empty where a resource of which there is only one has none
 * @param node all that is written of it, in the form that it came in
 */
public record Document(Kind kind, String name, Mapping node) {
    /** Where it is written. */
    public Span place() {
        return node.span();
    }

    /** When a store is to forget it; {@link Instant#MAX} for never. What Kubernetes keeps, a store does not forget. */
    public Instant removed() {
        Fields fields = Fields.of(node);
        return CustomResourceReader.isCustom(fields)
                ? Instant.MAX
                : fields.fields("metadata").time("expires").orElse(Instant.MAX);
    }

    /** Whether it is the resource of a kind with a name; where there is only one, its name does not matter. */
    public boolean is(Kind other, String wanted) {
        return kind == other && (kind.isSingle() || name.equals(wanted));
    }
}
