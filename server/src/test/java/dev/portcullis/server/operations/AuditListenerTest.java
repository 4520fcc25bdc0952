package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.audit.AuditFeed;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AuditListenerTest {
    private static final UUID SESSION = new UUID(0, 7);

    private final House house = new House();
    private final List<String> complaints = new ArrayList<>();

    @TempDir
    Path folder;

    private AuditLog log;
    private AuditFeed feed;
    private AuditListener listener;

    @BeforeEach
    void open() throws IOException {
        log = AuditLog.open(folder.resolve("audit.log"));
        feed = new AuditFeed(log, complaints::add);
        listener = new AuditListener(feed, () -> House.NOW);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aSessionThatALockRefusesIsRejectedAsInTeleport() throws IOException {
        house.lock("ann");
        DecisionPoint point = house.point(listener);
        point.decideNow(asked("session", House.request("ann")));
        point.decideNow(asked("session", House.request("bob")));
        point.decideNow(asked("authzen", House.request("ann")));
        assertThat(lines()).containsExactly("""
                {"ei":0,"event":"session.rejected","code":"T1006W","uid":"*","time":"2026-01-05T09:00:00Z",\
                "user":"ann","login":"root","proto":"ssh","resource_kind":"node","resource_name":"web-1",\
                "reason":"lock targeting User:\\"ann\\" is in force","reason_code":"locked","caller":"ops","request_id":"r-1"}""");
    }

    @Test
    void refusedAdministrationIsOnRecord() throws IOException {
        Request call = Request.call(
                Subject.User.local("ann", List.of(), Map.of()),
                Action.api("lock", List.of("create", "update")),
                House.NOW);
        house.point(listener).decideNow(asked("admin", call));
        assertThat(lines()).containsExactly("""
                {"ei":0,"event":"access.denied","code":"PAC00W","uid":"*","time":"2026-01-05T09:00:00Z",\
                "user":"ann","proto":"auth_api",\
                "reason":"access denied to perform action \\"create\\" on \\"lock\\"","reason_code":"no_match",\
                "caller":"ops","request_id":"r-1","verbs":["create","update"],"kind":"lock"}""");
    }

    @Test
    void aSessionThatIsEndedIsDisconnectedAsInTeleport() throws IOException {
        try (SessionRegistry sessions = new SessionRegistry(house.follower.engine(), SessionSettings.DEFAULT)) {
            house.follower.tell(sessions);
            List<Instant> ended = new ArrayList<>();
            OpenResult result = sessions.open(House.request("ann"), (session, termination) -> {
                listener.terminated(
                        new Gateway(CallerId.known("gw"), "east"), SESSION, House.request("ann"), termination);
                ended.add(House.NOW);
            });
            assertThat(result).isInstanceOf(OpenResult.Opened.class);
            house.lock("ann");
            House.await(() -> !ended.isEmpty());
        }
        assertThat(lines()).containsExactly("""
                {"ei":0,"event":"client.disconnect","code":"T3006I","uid":"*","time":"2026-01-05T09:00:00Z",\
                "user":"ann","login":"root","proto":"ssh","resource_kind":"node","resource_name":"web-1",\
                "sid":"00000000-0000-0000-0000-000000000007","reason":"lock targeting User:\\"ann\\" is in force",\
                "reason_code":"locked","admin_reason":\
                "lock \\"on-ann\\" at store:lock/on-ann:1:1: lock targeting User:\\"ann\\" is in force",\
                "gateway":"gw/east"}""");
    }

    @Test
    void whoFailsManyTimesWithinASecondIsOneEventWithItsNumber() throws Exception {
        try (RejectedCallers rejected = new RejectedCallers(house.vertx, feed, () -> House.NOW)) {
            Handler<RoutingContext> gate = context -> {
                rejected.rejected(context.request());
                context.response().setStatusCode(401).end();
            };
            house.serve(House.WATCHER, List.of(gate));
            for (int number = 0; number < 20; number++) {
                assertThat(house.get("/anything").statusCode()).isEqualTo(401);
            }
        }
        List<String> lines = lines();
        assertThat(lines).isNotEmpty().hasSizeLessThan(10).first().asString().startsWith("""
                {"ei":0,"event":"auth","code":"T3007W","uid":"*","time":"2026-01-05T09:00:00Z","success":false,\
                "error":"the caller is not authenticated","addr.remote":"127.0.0.1","count":""");
        assertThat(lines.stream()
                        .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*\"count\":(\\d+)}", "$1")))
                        .sum())
                .isEqualTo(20);
    }

    private static Asked asked(String edge, Request request) {
        return new Asked(House.WATCHER, edge, "r-1", request);
    }

    /** The lines of the file, without the numbers that are always others. */
    private List<String> lines() throws IOException {
        feed.close();
        log.close();
        assertThat(complaints).isEmpty();
        return Files.readAllLines(folder.resolve("audit.log")).stream()
                .map(line -> line.replaceFirst("\"uid\":\"[0-9a-f-]{36}\"", "\"uid\":\"*\""))
                .toList();
    }
}
