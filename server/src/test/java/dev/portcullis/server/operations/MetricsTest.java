package dev.portcullis.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.portcullis.audit.AuditLog;
import dev.portcullis.audit.DecisionLog;
import dev.portcullis.audit.DecisionLogSettings;
import dev.portcullis.decision.Decision;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.CallerId;
import dev.portcullis.server.point.Asked;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.point.Gateway;
import dev.portcullis.session.OpenResult;
import dev.portcullis.session.SessionRegistry;
import dev.portcullis.session.SessionSettings;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MetricsTest {
    private final House house = new House();
    private final Metrics metrics = new Metrics("1.2.3");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        metrics.close();
        house.close();
    }

    @Test
    void whatIsScrapedAgreesWithWhatWasDecided() throws Exception {
        DecisionPoint point = house.point(metrics);
        metrics.watch(house.follower);
        house.serve(House.WATCHER, List.of(metrics), House.asking(point), new MetricsEdge(house.vertx, metrics));
        house.lock("bob");
        for (int number = 0; number < 3; number++) {
            assertThat(house.get("/ask/ann").body()).isEqualTo("allow");
        }
        assertThat(house.get("/ask/bob").body()).isEqualTo("deny");
        house.get("/nowhere");
        Exposition scraped = scrape();
        assertThat(scraped.type("portcullis_decisions_total")).isEqualTo("counter");
        Map<String, Double> decisions = scraped.samples("portcullis_decisions_total");
        decisions.values().removeIf(count -> count == 0);
        assertThat(decisions)
                .containsOnly(
                        Map.entry("{edge=authzen, effect=allow, reason=granted}", 3.0),
                        Map.entry("{edge=authzen, effect=deny, reason=locked}", 1.0));
        assertThat(scraped.type("portcullis_decision_duration_seconds")).isEqualTo("histogram");
        assertThat(scraped.sample("portcullis_decision_duration_seconds_count", "{edge=authzen}"))
                .isEqualTo(4);
        assertThat(scraped.sample("portcullis_decision_duration_seconds_bucket", "{edge=authzen, le=+Inf}"))
                .isEqualTo(4);
        assertThat(scraped.sample("portcullis_http_requests_total", "{route=/ask/:user, status=2xx}"))
                .isEqualTo(4);
        assertThat(scraped.sample("portcullis_http_requests_total", "{route=none, status=4xx}"))
                .isEqualTo(1);
        assertThat(scraped.sample("portcullis_http_requests_active", "{}")).isEqualTo(1);
        assertThat(scraped.sample("portcullis_build_info", "{version=1.2.3}")).isEqualTo(1);
    }

    @Test
    void tellsWhatIsDecidedByAndHowWellTheStoreIsFollowed() {
        metrics.watch(house.follower);
        DecisionPoint point = house.point(metrics);
        house.lock("bob");
        IntStream.range(0, 5).forEach(number -> point.decideNow(asked("ann")));
        Exposition before = new Exposition(metrics.scrape());
        assertThat(before.sample("portcullis_locks", "{}")).isEqualTo(1);
        assertThat(before.sample("portcullis_lock_revision", "{}")).isEqualTo(2);
        assertThat(before.sample("portcullis_lock_view_fresh", "{}")).isEqualTo(1);
        assertThat(before.sample("portcullis_lock_view_age_seconds", "{}")).isBetween(0.0, 0.3);
        assertThat(before.sample("portcullis_policy_generation", "{}")).isEqualTo(1);
        assertThat(before.sample("portcullis_decision_cache_total", "{result=hit}"))
                .isEqualTo(4);
        assertThat(before.sample("portcullis_decision_cache_total", "{result=miss}"))
                .isEqualTo(1);
        assertThat(before.samples("portcullis_faults"))
                .hasSize(9)
                .allSatisfy((part, faults) -> assertThat(faults).isZero());
        house.store.falls();
        House.await(() -> !house.follower.state().locks().fresh());
        Exposition after = new Exposition(metrics.scrape());
        assertThat(after.sample("portcullis_lock_view_fresh", "{}")).isZero();
        assertThat(after.sample("portcullis_lock_view_age_seconds", "{}")).isGreaterThan(0.3);
        assertThat(after.sample("portcullis_faults", "{part=store}")).isEqualTo(1);
    }

    @Test
    void tellsHowManySessionsAreOpenWhyTheyEndedAndHowLongThatTook() {
        try (SessionRegistry sessions = new SessionRegistry(house.follower.engine(), SessionSettings.DEFAULT)) {
            house.follower.tell(sessions);
            metrics.watch(sessions);
            List<String> ended = new ArrayList<>();
            for (String user : List.of("ann", "bob")) {
                OpenResult result = sessions.open(House.request(user), (session, termination) -> {
                    metrics.terminated(
                            new Gateway(CallerId.known("gw"), ""), session.id(), session.request(), termination);
                    session.acknowledge();
                    ended.add(termination.code());
                });
                assertThat(result).isInstanceOf(OpenResult.Opened.class);
            }
            assertThat(new Exposition(metrics.scrape()).sample("portcullis_sessions_open", "{}"))
                    .isEqualTo(2);
            house.lock("bob");
            House.await(() -> !ended.isEmpty());
            House.await(() -> sessions.times().toAcknowledgement().count() == 1);
            Exposition scraped = new Exposition(metrics.scrape());
            assertThat(ended).containsExactly("locked");
            assertThat(scraped.sample("portcullis_sessions_open", "{}")).isEqualTo(1);
            assertThat(scraped.sample("portcullis_session_terminations_total", "{reason=locked}"))
                    .isEqualTo(1);
            String times = "portcullis_session_termination_seconds";
            assertThat(scraped.type(times)).isEqualTo("histogram");
            assertThat(scraped.sample(times + "_count", "{until=told}")).isEqualTo(1);
            assertThat(scraped.sample(times + "_bucket", "{le=+Inf, until=cut}"))
                    .isEqualTo(1);
            assertThat(scraped.sample(times + "_bucket", "{le=60.0, until=cut}"))
                    .isEqualTo(1);
            assertThat(scraped.sample("portcullis_session_faults_total", "{}")).isZero();
        }
    }

    @Test
    void tellsWhatTheLogsMiss() throws Exception {
        try (DecisionLog decisions = DecisionLog.open(DecisionLogSettings.of(Path.of("/dev/full"), complaint -> {}));
                AuditLog audit = AuditLog.open(folder.resolve("audit.log"))) {
            metrics.watch(decisions);
            metrics.watch(audit);
            house.point(new DecisionLogging(decisions, () -> House.NOW)).decideNow(asked("ann"));
            House.await(decisions::broken);
            House.await(() -> decisions.waiting() == 0);
            Exposition scraped = new Exposition(metrics.scrape());
            assertThat(scraped.sample("portcullis_decision_log_dropped_total", "{}"))
                    .isEqualTo(1);
            assertThat(scraped.sample("portcullis_decision_log_written_total", "{}"))
                    .isZero();
            assertThat(scraped.sample("portcullis_audit_failures_total", "{}")).isZero();
        }
    }

    @Test
    void countersOfOthersOutliveACollectionOfGarbage() {
        metrics.watchAuthentication(() -> Map.of("unknown_token", 3L));
        System.gc();
        assertThat(new Exposition(metrics.scrape())
                        .sample("portcullis_authentication_failures_total", "{reason=unknown_token}"))
                .isEqualTo(3);
    }

    @Test
    void labelsComeFromListsAndNotFromCallers() {
        DecisionPoint point = house.point(metrics);
        IntStream.range(0, 100)
                .forEach(number ->
                        point.decideNow(new Asked(House.WATCHER, "edge-" + number, "r", House.request("u-" + number))));
        Exposition scraped = new Exposition(metrics.scrape());
        assertThat(scraped.samples("portcullis_decisions_total")).hasSize(6 * (2 + 2 * 9 + 1));
        assertThat(scraped.sample("portcullis_decisions_total", "{edge=other, effect=allow, reason=granted}"))
                .isEqualTo(100);
    }

    @Test
    void countingADecisionAllocatesNothing() {
        Asked asked = asked("ann");
        Decision decision = house.follower.engine().decide(asked.request());
        count(asked, decision, 100_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        count(asked, decision, 100_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }

    private void count(Asked asked, Decision decision, int times) {
        for (int number = 0; number < times; number++) {
            metrics.decided(asked, decision, 1_000 + number);
        }
    }

    @Test
    void whoMayNotWatchSeesNoMetrics() throws Exception {
        house.serve(Caller.ANONYMOUS, List.of(), new MetricsEdge(house.vertx, metrics));
        HttpResponse<String> answer = house.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("the caller has no right to watch").doesNotContain("portcullis_");
    }

    private Exposition scrape() throws Exception {
        HttpResponse<String> answer = house.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        return new Exposition(answer.body());
    }

    private static Asked asked(String user) {
        return new Asked(House.WATCHER, "authzen", "r", House.request(user));
    }
}
