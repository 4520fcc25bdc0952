package dev.portcullis.scenario;

import dev.portcullis.catalog.CatalogLayers;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.ClusterReader;
import dev.portcullis.catalog.Fields;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands what is given in a case. A case's own word wins over what the file shares, key by key; its own resources
 * come on top of the shared ones, and those on top of the policy's.
 */
final class GivenReader {
    private static final Set<DiagnosticCode> STRANGERS =
            Set.of(DiagnosticCode.UNKNOWN_FIELD, DiagnosticCode.UNKNOWN_KIND);

    private final SourceFile file;
    private final PolicyFolders folders;
    private final Fields shared;
    private final CatalogLayers sharedResources;

    /**
     * @param shared what is given to all cases
     * @param found gets what is wrong with that, its resources aside
     */
    GivenReader(SourceFile file, PolicyFolders folders, Fields shared, Diagnostics found) {
        this.file = file;
        this.folders = folders;
        this.shared = shared;
        this.sharedResources = withShared(policy(shared, found));
        refuseStrangers(shared, sharedResources.reading(), found);
    }

    /**
     * What is given in a case.
     *
     * @param found gets what is wrong with it, its resources aside
     */
    Given read(Fields own, Diagnostics found) {
        CatalogLayers below = own.node("policy").isPresent() ? withShared(policy(own, found)) : sharedResources;
        CatalogReading reading = with(own, below).reading();
        refuseStrangers(own, reading, found);
        String lockView = said(own, "lock_view").word("lock_view");
        return new Given(reading.in(settings(own, reading.catalog().settings())), lockView.equals("stale"));
    }

    /** When the request is made, if that is said. */
    Optional<Instant> now(Fields own) {
        return said(own, "now").time("now");
    }

    private ClusterSettings settings(Fields own, ClusterSettings written) {
        String name = said(own, "cluster_name").word("cluster_name");
        ClusterSettings named = name.isEmpty() ? written : written.named(name);
        Fields mapping = said(own, "role_map");
        return mapping.node("role_map").isEmpty()
                ? named
                : named.mapping(ClusterReader.roleMap("", mapping, "role_map"));
    }

    private Fields said(Fields own, String name) {
        return own.node(name).isPresent() ? own : shared;
    }

    private CatalogLayers withShared(CatalogLayers policy) {
        return with(shared, policy);
    }

    private static CatalogLayers with(Fields given, CatalogLayers below) {
        boolean says =
                given.node("resources").isPresent() || given.node("rules").isPresent();
        return says
                ? below.with(
                        given.items("resources"), given.text("rules").stream().toList())
                : below;
    }

    /** What would have no effect in a policy makes a case test something else than it says. */
    private void refuseStrangers(Fields given, CatalogReading reading, Diagnostics found) {
        for (Diagnostic diagnostic : reading.diagnostics()) {
            boolean here = diagnostic.place().file() == file
                    && diagnostic.place().start() >= given.place().start()
                    && diagnostic.place().end() <= given.place().end();
            if (here && STRANGERS.contains(diagnostic.code())) {
                found.add(diagnostic.asError());
            }
        }
    }

    private CatalogLayers policy(Fields given, Diagnostics found) {
        List<Path> paths = new ArrayList<>();
        for (Fragment name : given.texts("policy")) {
            path(name, found).ifPresent(paths::add);
        }
        return folders.read(paths, Path.of(file.name()));
    }

    /** A policy that is not there is a mistake of the case, whatever it expects. */
    private Optional<Path> path(Fragment name, Diagnostics found) {
        try {
            Path path = Path.of(file.name()).resolveSibling(name.text()).normalize();
            folders.name(path);
            if (Files.exists(path)) {
                return Optional.of(path);
            }
            found.add(DiagnosticCode.UNREADABLE_FILE.at(name.place(), name.text(), "it does not exist"));
        } catch (InvalidPathException e) {
            found.add(DiagnosticCode.UNREADABLE_FILE.at(name.place(), e.getInput(), e.getReason()));
        }
        return Optional.empty();
    }
}
