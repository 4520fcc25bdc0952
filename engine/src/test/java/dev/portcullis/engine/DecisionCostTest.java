package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.core.CoreRules;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Account;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Span;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionCostTest {
    private static final CoreRules RULES = new CoreRules();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int DECISIONS = 20_000;
    private static final int ROUNDS = 5;
    private static final Request REQUEST = Request.connect(
            Subject.User.local("locked", List.of("role-1", "role-2", "role-3"), Map.of()),
            Protocol.SSH,
            new Resource("node", "web-1", Map.of("env", "dev"), "host-1", ""),
            Account.login("root"),
            Instant.parse("2026-01-05T09:00:00Z"));

    @Test
    void bytesDoNotGrowWithTheNumberOfLocks() {
        long few = bytesPerDecision(10, 10);
        assertThat(few).isPositive();
        assertThat(bytesPerDecision(10, 100_000)).isLessThan(few * 105 / 100);
    }

    @Test
    void bytesDoNotGrowWithTheNumberOfRoles() {
        long few = bytesPerDecision(10, 10);
        assertThat(bytesPerDecision(10_000, 10)).isLessThan(few * 105 / 100);
    }

    private static long bytesPerDecision(int roles, int locks) {
        PolicyEngine engine = new PolicyEngine(
                RULES,
                new PolicyCompiler().compile(catalog(roles)).policy(),
                LockView.of(locks(locks), 1, Proof.ALWAYS));
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < DECISIONS; i++) {
                engine.decide(REQUEST);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least / DECISIONS;
    }

    private static Catalog catalog(int roles) {
        List<Role> all = IntStream.range(0, roles)
                .mapToObj(i -> new Role(
                        "role-" + i, RoleVersion.V7, RoleSection.EMPTY, RoleSection.EMPTY, RoleOptions.NONE, Span.NONE))
                .toList();
        return new Catalog(ClusterSettings.DEFAULT, all, List.of(), List.of());
    }

    /** Two locks that match, and others that do not. */
    private static List<Lock> locks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        Lock.of("lock-" + i, LockTarget.of(TargetField.USER, i < 2 ? "locked" : "somebody-" + i), ""))
                .toList();
    }
}
