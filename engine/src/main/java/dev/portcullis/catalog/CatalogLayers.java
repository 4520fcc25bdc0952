package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.util.List;
import java.util.Set;

/**
 * Resources and rules in layers: what a layer says takes the place of what a lower one says of the same kind and name.
 * Immutable, and a layer costs nothing but what is in it: what is in lower ones is not read again.
 */
public final class CatalogLayers {
    /** Nothing. */
    public static final CatalogLayers NONE = new CatalogLayers(new CatalogBuilder(new Diagnostics(), Set.of()));

    private final CatalogBuilder builder;
    private final CatalogReading reading;

    private CatalogLayers(CatalogBuilder builder) {
        this.builder = builder;
        this.reading = builder.build();
    }

    /** All of them together, with everything that is wrong in any layer. */
    public CatalogReading reading() {
        return reading;
    }

    /** One more layer, of texts that were found in the file system. */
    public CatalogLayers with(SourceFiles files) {
        Diagnostics diagnostics = soFar();
        CatalogBuilder above = builder.onTop(reading.catalog(), diagnostics);
        CatalogReader.add(files, above, diagnostics);
        return new CatalogLayers(above);
    }

    /** One more layer, of resources and rules that are part of another text. */
    public CatalogLayers with(List<YamlNode> resources, List<Fragment> rules) {
        CatalogBuilder above = builder.onTop(reading.catalog(), soFar());
        resources.forEach(above::add);
        rules.forEach(above::addRules);
        return new CatalogLayers(above);
    }

    private Diagnostics soFar() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(reading.diagnostics());
        return diagnostics;
    }
}
