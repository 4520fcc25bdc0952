package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.audit.AuditLog;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.server.admin.AuditException;
import dev.portcullis.server.admin.AuditedOutcome;
import dev.portcullis.server.admin.AuditedWrite;
import dev.portcullis.server.admin.AuditedWrite.Verb;
import dev.portcullis.server.admin.Force;
import dev.portcullis.source.Span;
import dev.portcullis.store.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditedTrailTest {
    private static final StoreToken TOKEN = new StoreToken("e1", 7);

    @TempDir
    Path folder;

    @Test
    void aLockIsOnRecordBeforeAndAfterItIsWritten() throws IOException {
        Lock lock = new Lock(
                "l-1",
                new LockTarget(Map.of(TargetField.USER, "ann", TargetField.LOGIN, "root")),
                "left",
                Instant.parse("2026-02-01T00:00:00Z"),
                Instant.MAX,
                Span.NONE);
        AuditedWrite write = write(Verb.CREATE, "lock", Optional.of(lock));
        assertThat(lines(write, new AuditedOutcome.Written(TOKEN))).containsExactly("""
                {"ei":0,"event":"write.attempted","code":"PWR00I","uid":"*","time":"2026-01-05T09:00:00Z",\
                "name":"l-1","user":"bob","addr.remote":"10.0.0.1","verb":"create",\
                "write_id":"00000000-0000-0000-0000-000000000009","caller":"laptop","request_id":"r-1","forced":true,"kind":"lock",\
                "expires":"2026-02-01T00:00:00Z","target":{"login":"root","user":"ann"},\
                "targeting":"User:\\"ann\\" Login:\\"root\\"","message":"left"}""", """
                {"ei":0,"event":"lock.created","code":"TLK00I","uid":"*","time":"2026-01-05T09:00:00Z",\
                "name":"l-1","user":"bob","addr.remote":"10.0.0.1","verb":"create",\
                "write_id":"00000000-0000-0000-0000-000000000009","caller":"laptop","request_id":"r-1","forced":true,"updated_by":"bob",\
                "expires":"2026-02-01T00:00:00Z","target":{"login":"root","user":"ann"},\
                "targeting":"User:\\"ann\\" Login:\\"root\\"","message":"left","store_token":"e1:7"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "lock, UPDATE, lock.created, TLK00I",
        "lock, DELETE, lock.deleted, TLK01I",
        "role, CREATE, role.created, T9000I",
        "role, UPSERT, role.created, T9000I",
        "role, UPDATE, role.updated, T9002I",
        "role, DELETE, role.deleted, T9001I",
        "user, CREATE, user.create, T1002I",
        "user, UPDATE, user.update, T1003I",
        "user, DELETE, user.delete, T1004I",
        "cluster_auth_preference, UPSERT, auth_preference.update, TCAUTH001I",
        "rules, UPSERT, resource.written, PRS00I",
        "resource, DELETE, resource.deleted, PRS01I"
    })
    void everyKindHasItsEvents(String kind, Verb verb, String event, String code) throws IOException {
        assertThat(lines(write(verb, kind, Optional.empty()), new AuditedOutcome.Written(TOKEN)))
                .element(1)
                .asString()
                .contains("\"event\":\"" + event + "\",\"code\":\"" + code + "\"", "\"store_token\":\"e1:7\"");
    }

    @Test
    void whatWasNotWrittenSaysWhy() throws IOException {
        AuditedWrite write = write(Verb.CREATE, "role", Optional.empty());
        assertThat(lines(write, new AuditedOutcome.Refused("it exists")))
                .element(1)
                .asString()
                .contains(
                        "\"event\":\"write.refused\",\"code\":\"PWR01W\"",
                        "\"kind\":\"role\",\"reason\":\"it exists\"}");
    }

    @Test
    void whatPerhapsWasWrittenSaysSo() throws IOException {
        AuditedWrite write = write(Verb.DELETE, "lock", Optional.empty());
        assertThat(lines(write, new AuditedOutcome.Unknown("no answer")))
                .element(1)
                .asString()
                .contains("\"event\":\"write.unknown\",\"code\":\"PWR02E\"", "\"reason\":\"no answer\"}");
    }

    @Test
    void whatCannotBePutOnRecordFails() throws IOException {
        try (AuditLog log = AuditLog.open(Path.of("/dev/full"))) {
            AuditedTrail trail = new AuditedTrail(log, () -> House.NOW);
            assertThatThrownBy(() -> trail.attempt(write(Verb.CREATE, "lock", Optional.empty())))
                    .isInstanceOf(AuditException.class)
                    .hasMessageContaining("cannot be written");
        }
    }

    private static AuditedWrite write(Verb verb, String kind, Optional<Lock> lock) {
        return new AuditedWrite(
                new UUID(0, 9),
                verb,
                new ResourceKey(kind, "l-1"),
                "laptop",
                "bob",
                "10.0.0.1",
                "r-1",
                Force.MEANT,
                lock);
    }

    private List<String> lines(AuditedWrite write, AuditedOutcome outcome) throws IOException {
        Path file = folder.resolve("audit.log");
        try (AuditLog log = AuditLog.open(file)) {
            AuditedTrail trail = new AuditedTrail(log, () -> House.NOW);
            trail.attempt(write);
            trail.outcome(write, outcome);
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("\"uid\":\"[0-9a-f-]{36}\"", "\"uid\":\"*\""))
                .toList();
    }
}
