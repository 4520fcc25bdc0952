package dev.portcullis.scenario;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.ClusterReader;
import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Understands what is given in a case; a case's own word wins over what the file shares. */
final class GivenReader {
    private final SourceFile file;
    private final Fields shared;
    private final Optional<CatalogReading> sharedReading;
    private final CatalogReader reader = new CatalogReader();

    GivenReader(SourceFile file, Fields shared) {
        this.file = file;
        this.shared = shared;
        this.sharedReading = shared.entries().isEmpty() ? Optional.empty() : Optional.of(resources(shared));
    }

    Given read(Fields own) {
        boolean addsResources = Stream.of("resources", "policy", "rules")
                .anyMatch(name -> own.node(name).isPresent());
        CatalogReading reading = sharedReading.filter(shared -> !addsResources).orElseGet(() -> resources(own));
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

    private CatalogReading resources(Fields own) {
        List<YamlNode> resources = said(own, "resources").items("resources");
        List<Fragment> rules = said(own, "rules").text("rules").stream().toList();
        return reader.read(policy(said(own, "policy").texts("policy")), resources, rules);
    }

    private SourceFiles policy(List<Fragment> names) {
        try {
            Path folder = Path.of(file.name()).toAbsolutePath().normalize().getParent();
            return CatalogReader.files(names.stream()
                    .map(Fragment::text)
                    .map(name -> folder == null ? Path.of(name) : folder.resolve(name))
                    .toList());
        } catch (InvalidPathException e) {
            return new SourceFiles(
                    List.of(),
                    List.of(DiagnosticCode.UNREADABLE_FILE.at(names.get(0).place(), e.getInput(), e.getReason())));
        }
    }
}
