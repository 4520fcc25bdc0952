package dev.portcullis.audit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of lines that only grows. Only its owner reads it if it is made here. A line that was not written to its end, by a
 * process that died or a disk that was full, is closed off before the next one, so that each other line stays readable.
 *
 * <p>It is not written through a channel: an interrupted thread would close that for all others.
 */
final class LogFile implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";

    private final Path path;
    private FileOutputStream out;
    private boolean regular;
    private boolean torn;

    /** @throws IOException if it can be neither opened nor made */
    LogFile(Path path) throws IOException {
        this.path = path;
        this.out = open(path);
        this.regular = Files.isRegularFile(path);
        this.torn = regular && isTorn(path);
    }

    private static FileOutputStream open(Path path) throws IOException {
        try {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            syncFolder(path);
        } catch (FileAlreadyExistsException kept) {
            return new FileOutputStream(path.toFile(), true);
        }
        return new FileOutputStream(path.toFile(), true);
    }

    /** A new file is only there after a crash if its folder is written as well. */
    private static void syncFolder(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isTorn(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            if (length == 0) {
                return false;
            }
            file.seek(length - 1);
            return file.read() != '\n';
        }
    }

    Path path() {
        return path;
    }

    /**
     * Appends whole lines.
     *
     * @param lines bytes of which the last one ends a line
     * @throws IOException if perhaps not all of them were written
     */
    void write(byte[] lines) throws IOException {
        if (torn) {
            out.write('\n');
        }
        torn = true;
        out.write(lines);
        torn = false;
    }

    /** Returns when all that was written survives the loss of power; at once for what is no file but a pipe or a terminal. */
    void sync() throws IOException {
        if (regular) {
            out.getFD().sync();
        }
    }

    /**
     * Goes on in the file that now has the name, which is made if there is none: whoever rotates logs has moved the other one
     * away. Where that fails, the other one stays in use.
     */
    void reopen() throws IOException {
        try (LogFile next = new LogFile(path)) {
            FileOutputStream before = out;
            out = next.out;
            regular = next.regular;
            torn = next.torn;
            next.out = before;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
