package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.lock.TargetField;
import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.store.MemoryStore;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.remote.RemoteStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuditedWritesTest {
    private static final ResourceKey KEY = new ResourceKey("lock", "l1");
    private static final String LOCK =
            "{kind: lock, version: v2, metadata: {name: l1}, spec: {target: {user: ann}, expires: 2030-01-01T00:00:00Z}}";

    /** Remembers everything, and fails where it is told to. */
    private static final class Trail implements AuditTrail {
        private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        private final boolean attemptFails;
        private final boolean outcomeFails;

        Trail(boolean attemptFails, boolean outcomeFails) {
            this.attemptFails = attemptFails;
            this.outcomeFails = outcomeFails;
        }

        @Override
        public void attempt(AuditedWrite write) {
            seen.add(write);
            failIf(attemptFails);
        }

        @Override
        public void outcome(AuditedWrite write, AuditedOutcome outcome) {
            seen.add(outcome);
            failIf(outcomeFails);
        }

        private static void failIf(boolean wanted) {
            if (wanted) {
                throw new AuditException("the disk is full", new IllegalStateException());
            }
        }
    }

    private static boolean holds(MemoryStore store) {
        return store.snapshot().resources().stream()
                .anyMatch(resource -> resource.key().equals(KEY));
    }

    @Test
    void recordsWhoHasWrittenWhat() throws Exception {
        Trail trail = new Trail(false, false);
        try (AdminServer server = AdminServer.start(new MemoryStore(), trail)) {
            RemoteStore remote = server.remote("root");
            var written = remote.put(KEY, LOCK, Precondition.ABSENT);
            remote.delete(KEY, Precondition.ANY);
            AuditedWrite first = (AuditedWrite) trail.seen.get(0);
            assertThat(first.verb()).isEqualTo(Verb.CREATE);
            assertThat(first.user()).isEqualTo("root");
            assertThat(first.caller()).isEqualTo("caller of root");
            assertThat(first.address()).isEqualTo("127.0.0.1");
            assertThat(first.lock().orElseThrow().target().fields()).containsEntry(TargetField.USER, "ann");
            assertThat(trail.seen.get(1)).isEqualTo(new AuditedOutcome.Written(written));
            assertThat(((AuditedWrite) trail.seen.get(2)).verb()).isEqualTo(Verb.DELETE);
        }
    }

    @Test
    void recordsThatAWriteIsMeantOnlyWhereSomebodySaysSo() throws Exception {
        Trail trail = new Trail(false, false);
        try (AdminServer server = AdminServer.start(new MemoryStore(), trail)) {
            RemoteStore remote = server.remote("root");
            remote.put(KEY, LOCK, Precondition.ABSENT);
            assertThat(((AuditedWrite) trail.seen.get(0)).force()).isEqualTo(Force.NONE);
            remote.forcing().delete(KEY, Precondition.ANY);
            assertThat(((AuditedWrite) trail.seen.get(2)).force()).isEqualTo(Force.MEANT);
        }
    }

    @Test
    void writesNothingThatCannotBeRecorded() throws Exception {
        MemoryStore store = new MemoryStore();
        try (AdminServer server = AdminServer.start(store, new Trail(true, false))) {
            assertThatThrownBy(() -> server.remote("root").put(KEY, LOCK, Precondition.ANY))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failure -> assertThat(failure.kind()).isNotEqualTo(StoreException.Kind.UNKNOWN_OUTCOME))
                    .hasMessage("nothing was written, because it cannot be recorded");
            assertThat(holds(store)).isFalse();
        }
    }

    @Test
    void saysWhenItIsWrittenButNotRecorded() throws Exception {
        MemoryStore store = new MemoryStore();
        try (AdminServer server = AdminServer.start(store, new Trail(false, true))) {
            assertThatThrownBy(() -> server.remote("root").put(KEY, LOCK, Precondition.ANY))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.UNKNOWN_OUTCOME))
                    .hasMessageMatching("it was written at .*:3, but that could not be recorded");
            assertThat(holds(store)).isTrue();
        }
    }
}
