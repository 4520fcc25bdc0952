package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds the files of a policy. Names that begin with a dot are passed over: they belong to other tools. */
final class FileCollector {
    private static final int DEEPEST = 32;
    private static final long TOTAL_LIMIT = 64L << 20;

    private final List<SourceFile> files = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Path> seen = new TreeSet<>();
    private long total;

    private FileCollector() {}

    static SourceFiles collect(List<Path> paths) {
        FileCollector collector = new FileCollector();
        paths.forEach(collector::add);
        return new SourceFiles(collector.files, collector.diagnostics);
    }

    /** Whether a file in a folder is one of a policy, by its name. */
    static boolean isRead(Path file) {
        return !isHidden(file) && isPolicy(file);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isPolicy(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml")
                || name.endsWith(".yml")
                || name.endsWith(".json")
                || AuthorRuleReader.isRules(name);
    }

    private void add(Path path) {
        if (!Files.isDirectory(path)) {
            readOnce(path);
            return;
        }
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(path, found));
        } catch (IOException e) {
            unreadable(path, e);
        }
        found.forEach(this::readOnce);
    }

    private void readOnce(Path path) {
        if (seen.add(path.toAbsolutePath().normalize())) {
            read(path);
        }
    }

    private void read(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            report(path, "it is not a file");
            return;
        }
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(YamlLimits.POLICY.bytes() + 1);
            total += bytes.length;
            if (total > TOTAL_LIMIT) {
                report(path, "all files together are larger than " + YamlLimits.words((int) TOTAL_LIMIT));
                return;
            }
            SourceFiles read = new TextReader(YamlLimits.POLICY.bytes()).read(path.toString(), bytes);
            files.addAll(read.files());
            diagnostics.addAll(read.diagnostics());
        } catch (IOException e) {
            unreadable(path, e);
        }
    }

    private void unreadable(Path path, IOException cause) {
        if (cause instanceof FileSystemLoopException) {
            report(path, "the link leads back to a folder that it is in");
        } else if (cause instanceof NoSuchFileException) {
            report(path, "it does not exist");
        } else if (cause instanceof AccessDeniedException) {
            report(path, "access is denied");
        } else {
            report(path, String.valueOf(cause.getMessage()));
        }
    }

    private void report(Path path, String why) {
        SourceFile nothing = new SourceFile(path.toString(), "");
        diagnostics.add(DiagnosticCode.UNREADABLE_FILE.at(nothing.all(), path, why));
    }

    /** Collects the YAML files and the files of rules of a folder. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Set<Path> found;

        Visitor(Path root, Set<Path> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                report(file, "its folder is nested deeper than " + DEEPEST + " levels");
            } else if (isRead(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            if (!isHidden(file)) {
                unreadable(file, cause);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
