package dev.portcullis.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps acts on record, as lines of JSON. An act whose {@link #append} has returned survives the loss of power; one that could
 * not be put on record fails instead. Safe for any number of threads: those who come while another one writes share the next
 * write, and the wait for the disk.
 */
public final class AuditLog implements AutoCloseable {
    private final LogFile file;
    private final Object coming = new Object();
    private final Object writing = new Object();
    private final LongAdder failures = new LongAdder();
    private Batch open = new Batch();
    private boolean closed;
    private volatile boolean broken;

    /** Lines that are written at once. */
    private static final class Batch {
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private Optional<IOException> failure = Optional.of(new IOException("a fault came in between"));
        private boolean tried;
    }

    private AuditLog(LogFile file) {
        this.file = file;
    }

    /**
     * Opens a log, and goes on after what is in it.
     *
     * @throws IOException if the file can be neither opened nor made
     */
    public static AuditLog open(Path file) throws IOException {
        return new AuditLog(new LogFile(file));
    }

    /**
     * Puts an act on record; waits for the disk.
     *
     * @throws AuditException if it could not be written, or nobody knows whether it was
     */
    public void append(AuditEvent event) {
        append(List.of(event));
    }

    /**
     * Puts acts on record, all in one go; waits for the disk.
     *
     * @throws AuditException if they could not all be written, or nobody knows whether they were
     */
    public void append(Collection<AuditEvent> events) {
        Batch mine = add(events.stream().map(AuditLine::of).toList());
        synchronized (writing) {
            if (!mine.tried) {
                write(taken());
            }
            mine.failure.ifPresent(this::refuse);
        }
    }

    private Batch add(List<byte[]> lines) {
        synchronized (coming) {
            lines.forEach(open.lines::writeBytes);
            return open;
        }
    }

    private Batch taken() {
        synchronized (coming) {
            Batch taken = open;
            open = new Batch();
            return taken;
        }
    }

    private void write(Batch batch) {
        batch.tried = true;
        broken = true;
        try {
            if (closed) {
                throw new IOException("it is closed");
            }
            file.write(batch.lines.toByteArray());
            file.sync();
            batch.failure = Optional.empty();
            broken = false;
        } catch (IOException failure) {
            batch.failure = Optional.of(failure);
        }
    }

    private void refuse(IOException failure) {
        failures.increment();
        throw new AuditException(
                "the audit log `" + file.path() + "` cannot be written: " + failure.getMessage(), failure);
    }

    /** How many acts could not be put on record. */
    public long failures() {
        return failures.sum();
    }

    /** Whether the file could not be written when it was last tried. */
    public boolean broken() {
        return broken;
    }

    /**
     * Goes on in the file that now has the name, since the other one was moved away.
     *
     * @throws AuditException if it can be neither opened nor made; the other one stays in use
     */
    public void reopen() {
        synchronized (writing) {
            try {
                file.reopen();
            } catch (IOException failure) {
                throw new AuditException(
                        "the audit log `" + file.path() + "` cannot be opened anew: " + failure.getMessage(), failure);
            }
        }
    }

    /** Closes the file. What is appended later fails. */
    @Override
    public void close() {
        synchronized (writing) {
            closed = true;
            try {
                file.close();
            } catch (IOException failure) {
                throw new AuditException("the audit log `" + file.path() + "` cannot be closed", failure);
            }
        }
    }
}
