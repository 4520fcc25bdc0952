package dev.portcullis.scenario;

import dev.portcullis.catalog.CatalogLayers;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.SourceFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The policies that case files name, each read once however many cases there are. */
final class PolicyFolders {
    private final Map<List<Path>, CatalogLayers> read = new HashMap<>();
    private final Set<Path> named = new TreeSet<>();

    /** Takes note of a file or folder that a case file names, whether it is there or not. */
    void name(Path path) {
        named.add(path);
    }

    /** All that were named, in order. */
    List<Path> named() {
        return List.copyOf(named);
    }

    /**
     * The resources of files and folders.
     *
     * @param cases the file of the cases, which is no part of the policy even when it lies in its folder
     */
    CatalogLayers read(List<Path> paths, Path cases) {
        if (paths.isEmpty()) {
            return CatalogLayers.NONE;
        }
        boolean among = paths.stream().anyMatch(path -> absolute(cases).startsWith(absolute(path)));
        List<Path> key = paths.stream().map(PolicyFolders::absolute).toList();
        return among
                ? CatalogLayers.NONE.with(without(cases, CatalogReader.files(paths)))
                : read.computeIfAbsent(key, unused -> CatalogLayers.NONE.with(CatalogReader.files(paths)));
    }

    private static SourceFiles without(Path cases, SourceFiles files) {
        return new SourceFiles(
                files.files().stream()
                        .filter(file -> !absolute(Path.of(file.name())).equals(absolute(cases)))
                        .toList(),
                files.diagnostics());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
