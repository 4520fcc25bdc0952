package dev.portcullis.server.config;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.server.authzen.AuthZenSettings;
import dev.portcullis.server.forwardauth.ForwardAuthReader;
import dev.portcullis.server.forwardauth.ForwardAuthSettings;
import dev.portcullis.server.mapping.DefaultMapping;
import dev.portcullis.server.mapping.MappingReader;
import dev.portcullis.server.mapping.MappingReading;
import dev.portcullis.server.mapping.RequestMapping;
import dev.portcullis.server.sessions.SessionBounds;
import dev.portcullis.source.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a configuration says of the interfaces, and the mappings that it names. */
final class InterfacesReader {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LEAST_LEASE = Duration.ofSeconds(1);
    private static final int SESSIONS = 100_000;
    private static final String FORWARD_AUTH = "forward_auth";

    private final ConfigFields fields;

    InterfacesReader(ConfigFields fields) {
        this.fields = fields;
    }

    Interfaces read() {
        return new Interfaces(
                fields.flag("lock_only") ? DecisionMode.LOCK_ONLY : DecisionMode.POLICY,
                authZen(fields.part("authzen")),
                envoy(fields.part("ext_authz")),
                forwardAuth(),
                sessions());
    }

    private static AuthZenSettings authZen(ConfigFields fields) {
        AuthZenSettings usual = AuthZenSettings.DEFAULT;
        Set<String> types = new HashSet<>(fields.texts("subject_types"));
        Set<String> actions = new HashSet<>(fields.texts("actions"));
        return new AuthZenSettings(
                fields.address("identifier"),
                types.isEmpty() ? usual.subjectTypes() : types,
                actions.isEmpty() ? usual.actions() : actions);
    }

    private static RequestMapping envoy(ConfigFields fields) {
        return fields.path("mapping")
                .flatMap(path -> mapping(path, fields))
                .orElseGet(DefaultMapping.EXT_AUTHZ::mapping);
    }

    private static Optional<RequestMapping> mapping(Path path, ConfigFields fields) {
        SourceFiles files = CatalogReader.files(List.of(path));
        fields.diagnostics().addAll(files.diagnostics());
        if (files.files().size() != 1) {
            fields.refuse("mapping", "`mapping` is not the name of a file");
            return Optional.empty();
        }
        SourceFile file = files.files().get(0);
        MappingReading reading = MappingReader.read(file);
        fields.diagnostics().addAll(reading.diagnostics());
        return reading.mapping();
    }

    private List<ForwardAuthSettings> forwardAuth() {
        return fields.fields().node(FORWARD_AUTH).isPresent()
                ? ForwardAuthReader.read(fields.fields().maps(FORWARD_AUTH), fields.folder(), fields.diagnostics())
                : ForwardAuthReader.usual();
    }

    private SessionBounds sessions() {
        ConfigFields written = fields.part("sessions");
        return SessionBounds.of(written.time("lease", LEASE, LEAST_LEASE), written.number("most", SESSIONS, 1));
    }
}
