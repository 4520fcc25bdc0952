package dev.portcullis.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * A program that has ended.
 *
 * @param exitCode what scripts see
 * @param printed what it has printed, errors included
 */
record Ended(int exitCode, String printed) {
    /** Waits for the end of a program that prints little, and kills it when it takes too long. */
    static Ended of(Process program, int seconds) {
        try {
            if (!program.waitFor(seconds, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                return Assertions.fail("still running after " + seconds + " s: "
                        + program.info().command());
            }
            return new Ended(
                    program.exitValue(), new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            program.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
