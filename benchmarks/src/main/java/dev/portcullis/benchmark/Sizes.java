package dev.portcullis.benchmark;

import dev.portcullis.benchmark.world.Question;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** The world of a decision, by its sizes. */
@State(Scope.Benchmark)
public class Sizes {
    /** Number of roles in the policy; every user has three of them. */
    @Param({"10", "1000", "10000"})
    public int roles;

    /** Number of those roles that users have; where it is small, their data stay in the caches of the processor. */
    @Param("10000")
    public int held;

    /** Number of locks. */
    @Param({"0", "100", "10000", "1000000"})
    public int locks;

    World world;

    @Setup
    public void build() {
        world = World.of(roles, held, locks);
    }

    /** Where one thread is in the requests; threads start at different ones. */
    @State(Scope.Thread)
    public static class Turn {
        private List<Question> questions;
        private int next;

        @Setup
        public void take(Sizes sizes, ThreadParams thread) {
            questions = sizes.world.questions();
            next = World.REQUESTS / thread.getThreadCount() * thread.getThreadIndex();
        }

        Request next() {
            next = (next + 1) & (World.REQUESTS - 1);
            return questions.get(next).request();
        }
    }
}
