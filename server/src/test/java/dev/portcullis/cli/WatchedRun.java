package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** Something that watches files in a thread of its own, with all that it says. */
final class WatchedRun {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final FutureTask<Integer> task;
    private final Thread thread;

    private WatchedRun(ToIntFunction<Terminal> program) {
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                InstantSource.fixed(CommandLineRun.NOW),
                Set.of(),
                Map.of());
        this.task = new FutureTask<>(() -> program.applyAsInt(terminal));
        this.thread = new Thread(task, "watched");
    }

    static WatchedRun of(String... arguments) {
        return of(terminal -> Main.run(terminal, arguments));
    }

    static WatchedRun of(ToIntFunction<Terminal> program) {
        WatchedRun run = new WatchedRun(program);
        run.thread.setDaemon(true);
        run.thread.start();
        return run;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Waits until standard output ends like this; what was said before does not count twice. */
    void awaitOut(String text) throws InterruptedException {
        await(() -> out().endsWith(text), text);
    }

    void awaitErr(String text) throws InterruptedException {
        await(() -> err().contains(text), text);
    }

    private void await(BooleanSupplier reached, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(reached.getAsBoolean())
                .as("wanted <%s>%nout <%s>%nerr <%s>", what, out(), err())
                .isTrue();
    }

    /** Interrupts it and returns its exit code. */
    int end() throws InterruptedException, ExecutionException, TimeoutException {
        thread.interrupt();
        return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
