package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.audit.AuditCode;
import dev.portcullis.audit.AuditEvent;
import dev.portcullis.audit.AuditException;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HealthTest {
    private static final String BROKEN_ROLE = """
            kind: role
            version: v7
            metadata: {name: broken}
            spec: 7
            """;

    private final House house = new House();
    private final Health health = new Health(house.follower);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isLiveBeforeItIsReady() throws Exception {
        serve(Caller.ANONYMOUS);
        expect("/health/live", 200, "{\"status\":\"live\"}");
        expect("/health/ready", 503, "{\"status\":\"starting\"}");
        health.ready();
        expect("/health/ready", 200, "{\"status\":\"ready\"}");
        expect("/health/fresh", 200, "{\"status\":\"fresh\"}");
        health.draining();
        expect("/health/ready", 503, "{\"status\":\"draining\"}");
        expect("/health/live", 200, "{\"status\":\"live\"}");
    }

    @Test
    void aBrokenPolicyLeavesItReadyAndTellsWatchersWhereItIsBroken() throws Exception {
        serve(House.WATCHER);
        health.ready();
        house.put("role", "broken", BROKEN_ROLE);
        House.await(() -> health.stage() == Health.Stage.DEGRADED);
        HttpResponse<String> answer = house.get("/health/ready");
        JsonNode document = JsonMapper.shared().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(document.at("/status").asString()).isEqualTo("degraded");
        assertThat(document.at("/policy_generation").asLong()).isEqualTo(1);
        assertThat(document.at("/faults/0/part").asString()).isEqualTo("policy");
        assertThat(document.at("/faults/0/diagnostics/0/severity").asString()).isEqualTo("error");
        assertThat(document.at("/faults/0/diagnostics/0/file").asString()).isEqualTo("store:role/broken");
        assertThat(document.at("/faults/0/diagnostics/0/line").asInt()).isEqualTo(4);
        house.store.delete(new ResourceKey("role", "broken"), Precondition.ANY);
        House.await(() -> health.stage() == Health.Stage.READY);
    }

    @Test
    void aStoreThatIsSilentForLongerThanTheBoundIsNotFreshUntilItAnswers() throws Exception {
        serve(House.WATCHER);
        health.ready();
        house.store.falls();
        House.await(() -> !health.locks().fresh());
        HttpResponse<String> stale = house.get("/health/fresh");
        JsonNode document = JsonMapper.shared().readTree(stale.body());
        assertThat(stale.statusCode()).isEqualTo(503);
        assertThat(document.at("/status").asString()).isEqualTo("stale");
        assertThat(document.at("/lock_view_age_ms").asLong()).isGreaterThanOrEqualTo(300);
        assertThat(document.at("/faults/0/part").asString()).isEqualTo("store");
        assertThat(document.at("/faults/0/message").asString()).isEqualTo("the store does not answer");
        assertThat(house.get("/health/ready").statusCode()).isEqualTo(200);
        house.store.recovers();
        House.await(() -> health.locks().fresh());
        assertThat(house.get("/health/fresh").statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotWatchLearnsOneWord() throws Exception {
        serve(Caller.ANONYMOUS);
        health.ready();
        house.store.falls();
        House.await(() -> !health.locks().fresh());
        expect("/health/ready", 200, "{\"status\":\"degraded\"}");
        expect("/health/fresh", 503, "{\"status\":\"stale\"}");
    }

    @Test
    void anAuditLogThatCannotBeWrittenIsAFault() throws Exception {
        serve(House.WATCHER);
        health.ready();
        try (AuditLog log = AuditLog.open(Path.of("/dev/full"))) {
            health.watch(log);
            assertThat(health.stage()).isEqualTo(Health.Stage.READY);
            assertThatThrownBy(() -> log.append(AuditEvent.of(AuditCode.LOCK_DELETED, House.NOW)))
                    .isInstanceOf(AuditException.class);
            assertThat(house.get("/health/ready").body())
                    .contains("\"status\":\"degraded\"", "\"broken_logs\":[\"audit_log\"]");
        }
    }

    private void serve(Caller caller) {
        house.serve(caller, List.of(), new HealthEdge(health));
    }

    private void expect(String path, int status, String body) throws Exception {
        HttpResponse<String> answer = house.get(path);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
