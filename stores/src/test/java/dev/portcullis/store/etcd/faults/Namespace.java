package dev.portcullis.store.etcd.faults;

import dev.portcullis.program.DebianPackage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A network of its own for a process, joined to that of the machine by a pair of virtual cards. Packets between both can be
 * sent to nobody: they are lost in silence, and no connection is reset.
 *
 * @param number which makes names and addresses unlike those of others
 */
record Namespace(int number) implements AutoCloseable {
    /** The address of no card. */
    private static final String NOBODY = "02:00:00:00:00:99";

    private static final int SECONDS = 20;

    /** Makes one; where that is not permitted, the test is skipped and says why. */
    static Namespace demand() {
        Assumptions.assumeTrue(DebianPackage.isThere("ip"), "there is no `ip` to make a network namespace with");
        Namespace made = new Namespace(ThreadLocalRandom.current().nextInt(1, 255));
        Assumptions.assumeTrue(
                made.attempt("netns", "add", made.name()) && made.join(),
                "a network namespace may not be made here, only root can");
        return made;
    }

    private boolean join() {
        boolean joined = attempt("link", "add", outside(), "type", "veth", "peer", "name", inside())
                && attempt("link", "set", inside(), "netns", name())
                && attempt("addr", "add", machine() + "/30", "dev", outside())
                && attempt("link", "set", outside(), "up")
                && attempt("-n", name(), "addr", "add", process() + "/30", "dev", inside())
                && attempt("-n", name(), "link", "set", inside(), "up")
                && attempt("-n", name(), "link", "set", "lo", "up");
        if (!joined) {
            close();
        }
        return joined;
    }

    private String name() {
        return "portcullis-" + number;
    }

    private String outside() {
        return "pc-out-" + number;
    }

    private String inside() {
        return "pc-in-" + number;
    }

    /** Where the machine is seen from within. */
    String machine() {
        return "10.213." + number + ".1";
    }

    private String process() {
        return "10.213." + number + ".2";
    }

    /** A command that runs another one within. */
    List<String> within(List<String> command) {
        return Stream.concat(Stream.of("ip", "netns", "exec", name()), command.stream())
                .toList();
    }

    /** From now on all packets are lost. */
    void cut() {
        demand("neigh", "replace", process(), "lladdr", NOBODY, "dev", outside(), "nud", "permanent");
        demand("-n", name(), "neigh", "replace", machine(), "lladdr", NOBODY, "dev", inside(), "nud", "permanent");
    }

    /** From now on packets arrive again. */
    void heal() {
        demand("neigh", "del", process(), "dev", outside());
        demand("-n", name(), "neigh", "del", machine(), "dev", inside());
    }

    private void demand(String... words) {
        if (!attempt(words)) {
            throw new AssertionError("ip " + String.join(" ", words) + " failed");
        }
    }

    private boolean attempt(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " takes longer than " + SECONDS + " s");
            }
            return process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException hurry) {
            throw new AssertionError("interrupted at " + command, hurry);
        }
    }

    /** The cards go with the namespace. */
    @Override
    public void close() {
        attempt("netns", "del", name());
        attempt("link", "del", outside());
    }
}
