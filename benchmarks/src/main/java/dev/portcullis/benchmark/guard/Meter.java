package dev.portcullis.benchmark.guard;

import com.sun.management.ThreadMXBean;
import dev.portcullis.benchmark.world.Question;
import dev.portcullis.request.Request;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;

/**
 * Asks an engine all requests of a world again and again, and keeps the least that a round has cost: what neighbours on
 * the machine and the compiler of the virtual machine add is not the engine's.
 */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int LOOK_AT_CLOCK = 8;

    private final List<Question> questions;
    private final Function<Request, Object> engine;
    private double bytes = Double.POSITIVE_INFINITY;
    private double nanoseconds = Double.POSITIVE_INFINITY;
    private Object last = "";

    Meter(List<Question> questions, Function<Request, Object> engine) {
        this.questions = questions;
        this.engine = engine;
    }

    /**
     * One more round.
     *
     * @param end when it is broken off, in the clock of {@link System#nanoTime}
     */
    void round(long end) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        int asked = 0;
        while (asked < questions.size() && (asked % LOOK_AT_CLOCK != 0 || asked == 0 || System.nanoTime() < end)) {
            last = engine.apply(questions.get(asked++).request());
        }
        nanoseconds = Math.min(nanoseconds, (double) (THREADS.getCurrentThreadCpuTime() - start) / asked);
        bytes = Math.min(bytes, (double) (THREADS.getCurrentThreadAllocatedBytes() - bytesBefore) / asked);
    }

    /** Bytes of heap per decision. */
    double bytes() {
        return bytes;
    }

    /** Processor time per decision. */
    double nanoseconds() {
        return nanoseconds;
    }

    /** The last answer, so that no round can be thought away. */
    Object last() {
        return last;
    }
}
