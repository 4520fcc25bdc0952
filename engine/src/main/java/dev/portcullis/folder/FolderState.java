package dev.portcullis.folder;

import dev.portcullis.catalog.CatalogReader;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How files are at one time, as far as a look at their folders tells.
 *
 * @param files each with what changes when it is written
 * @param folders where changes can happen
 */
public record FolderState(Map<Path, Stamp> files, Set<Path> folders) {
    private static final int DEEPEST = 32;

    /** What tells one state of a file from another; editors often put a new file in the place of the old one. */
    public record Stamp(long size, FileTime modified, Optional<Object> identity) {
        /** Of what cannot be looked at, or lies too deep to be looked into. */
        static final Stamp UNKNOWN = new Stamp(-1, FileTime.fromMillis(0), Optional.empty());

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(
                    attributes.size(), attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
        }
    }

    /** Of files, and of folders with all in them that could be read. */
    public static FolderState of(List<Path> paths) {
        FolderState snapshot = new FolderState(new TreeMap<>(), new TreeSet<>());
        paths.forEach(snapshot::add);
        return snapshot;
    }

    /** The files that are new, gone or written since an earlier time. */
    public List<Path> changedSince(FolderState earlier) {
        Set<Path> all = new TreeSet<>(files.keySet());
        all.addAll(earlier.files.keySet());
        all.removeIf(path -> Objects.equals(files.get(path), earlier.files.get(path)));
        return List.copyOf(all);
    }

    /** Whether no file is new, gone or written since the other time. */
    public boolean sameFiles(FolderState other) {
        return files.equals(other.files);
    }

    private void add(Path path) {
        try {
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(path));
            } else {
                Optional.ofNullable(path.toAbsolutePath().getParent()).ifPresent(folders::add);
                if (Files.exists(path)) {
                    files.put(path, Stamp.of(Files.readAttributes(path, BasicFileAttributes.class)));
                }
            }
        } catch (IOException goneMeanwhile) {
            files.remove(path);
        }
    }

    /** Passes over folders that belong to other tools, as the reader of policies does. */
    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;

        Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && folder.getFileName().toString().startsWith(".")) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory() || CatalogReader.reads(file)) {
                files.put(file, Stamp.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException goneOrUnreadable) {
            files.put(file, Stamp.UNKNOWN);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
