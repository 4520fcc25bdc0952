package dev.portcullis.policy;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.role.Role;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The roles that come with Portcullis, as YAML on the class path. */
public final class Presets {
    /** Names of the roles that operators may load as they are. */
    public static final List<String> NAMES = List.of("access", "editor", "auditor", "requester", "locksmith");

    private Presets() {}

    /** The role with a name. */
    public static Role role(String name) {
        CatalogReading reading = new CatalogReader().read(List.of(source(name)));
        if (!reading.diagnostics().isEmpty()) {
            throw new IllegalStateException("the preset is broken: " + reading.diagnostics());
        }
        return reading.catalog().roles().get(0);
    }

    /** The YAML of the role with a name. */
    public static SourceFile source(String name) {
        String path = "/dev/portcullis/presets/" + name + ".yaml";
        try (InputStream yaml = Presets.class.getResourceAsStream(path)) {
            if (yaml == null) {
                throw new IllegalArgumentException("no preset role is called " + name);
            }
            return new SourceFile("preset:" + name, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
