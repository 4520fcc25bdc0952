package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads resources from YAML as Teleport writes them, and rules from files of their own. */
public final class CatalogReader {
    private final Set<Extra> extras;

    /** A reader that keeps the catalog, and what else is wanted. */
    public CatalogReader(Extra... extras) {
        this.extras = Set.of(extras);
    }

    /** Reads texts of one or more documents each. */
    public CatalogReading read(List<SourceFile> files) {
        return read(new SourceFiles(files, List.of()));
    }

    /** Reads files, and folders with all that is in them. */
    public CatalogReading readPaths(List<Path> paths) {
        return read(files(paths));
    }

    /** Reads texts that were found in the file system. */
    public CatalogReading read(SourceFiles files) {
        Diagnostics diagnostics = new Diagnostics();
        CatalogBuilder builder = new CatalogBuilder(diagnostics, extras);
        add(files, builder, diagnostics);
        return builder.build();
    }

    static void add(SourceFiles files, CatalogBuilder builder, Diagnostics diagnostics) {
        YamlReader yaml = new YamlReader(YamlLimits.POLICY);
        diagnostics.addAll(files.diagnostics());
        for (SourceFile file : files.files()) {
            if (holdsRules(file)) {
                builder.addRules(Fragment.of(file));
                continue;
            }
            YamlFile read = yaml.read(file);
            diagnostics.addAll(read.diagnostics());
            read.documents().forEach(builder::add);
        }
    }

    /** Whether a file is one of rules, by its name. */
    public static boolean holdsRules(SourceFile file) {
        return AuthorRuleReader.isRules(file.name());
    }

    /** The texts of files, and of every YAML, JSON and {@code .rules} file in folders, in order of name. */
    public static SourceFiles files(List<Path> paths) {
        return FileCollector.collect(paths);
    }

    /** Whether {@link #files} reads a file of such a name when it finds it in a folder. */
    public static boolean reads(Path file) {
        return FileCollector.isRead(file);
    }
}
