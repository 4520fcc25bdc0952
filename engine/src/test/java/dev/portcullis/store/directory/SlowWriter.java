package dev.portcullis.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Empties a file, and writes it in many small steps. */
final class SlowWriter implements Runnable {
    private static final int STEP_MILLIS = 5;

    private final Path file;
    private final String text;
    private volatile long longest;

    SlowWriter(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** How long nothing was written, at most. */
    Duration longestPause() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void run() {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long last = System.nanoTime();
            for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
                channel.write(ByteBuffer.wrap(new byte[] {unit}));
                long now = System.nanoTime();
                longest = Math.max(longest, now - last);
                last = now;
            }
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }
}
