package dev.portcullis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.gateway.RawClient.Heard;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real client, a real server, and the gateway between them. */
@Timeout(60)
class GatewayTest {
    private static final String SLEEPERS =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND usename = '%s'";
    private static final String LOCKED = "lock targeting User:\"%s\" is in force: Call the security team.";

    private static PrivatePostgres postgres;

    private TrialGateway gateway;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = PrivatePostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = TrialGateway.before(new Database(postgres.port()), folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aUserWithARoleReachesTheDatabase() {
        Ended answer = Psql.run(gateway.port(), "alice", "orders", "SELECT current_user, 6 * 7");

        assertThat(answer).isEqualTo(new Ended(0, "alice|42\n"));
    }

    @Test
    void theServerItselfAsksForTheProof() throws IOException {
        try (RawClient stranger = RawClient.connect(gateway.port())) {
            stranger.say(Packets.startup("user", "bob", "database", "orders"));
            stranger.await('R');
            stranger.say(Packets.message('p', Packets.terminated("a guess")));

            assertThat(stranger.await('E').text()).contains("password authentication failed for user \"bob\"");
        }
    }

    @Test
    void whoeverHasNoRoleForItIsRefused() {
        Ended unknown = Psql.run(gateway.port(), "mallory", "orders", "SELECT 1");
        Ended elsewhere = Psql.run(gateway.port(), "alice", "postgres", "SELECT 1");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.printed()).contains("FATAL:  access to db denied.");
        assertThat(elsewhere.printed()).contains("FATAL:  access to db denied.");
    }

    @Test
    void aLockCutsTheQueryThatRunsAndNoOther() {
        Process alices = Psql.begin(gateway.port(), "alice", "orders", "SELECT pg_sleep(60)");
        Process bobs = Psql.begin(gateway.port(), "bob", "orders", "SELECT pg_sleep(60), 'done'");
        Soon.holds(() -> sleepers("alice") == 1 && sleepers("bob") == 1);

        gateway.lock("alice");
        Ended cut = Ended.of(alices, 5);

        assertThat(cut.exitCode()).isEqualTo(2);
        assertThat(cut.printed()).startsWith("FATAL:  " + LOCKED.formatted("alice") + "\n");
        Soon.holds(() -> sleepers("alice") == 0);
        assertThat(sleepers("bob")).isEqualTo(1);
        assertThat(bobs.isAlive()).isTrue();
        bobs.destroy();
    }

    @Test
    void aLockRefusesNewConnections() {
        gateway.lock("alice");

        Ended refused = Psql.run(gateway.port(), "alice", "orders", "SELECT 1");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.printed())
                .isEqualTo("psql: error: connection to server at \"127.0.0.1\", port %d failed: FATAL:  %s\n"
                        .formatted(gateway.port(), LOCKED.formatted("alice")));
    }

    @Test
    void whoeverWasInBeforeALockOnOldSessionsIsCutAndMayComeAgain() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            gateway.lockSessionsOf("bob");

            assertThat(bob.await('E').text()).contains("C57P01", LOCKED.formatted("bob"));
        }
        assertThat(Psql.run(gateway.port(), "bob", "orders", "SELECT 1").exitCode())
                .isZero();
    }

    @Test
    void aCutConnectionIsAcknowledged() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            gateway.lock("bob");

            assertThat(bob.await('E').text()).contains("C57P01", LOCKED.formatted("bob"));
            assertThat(bob.hear()).isEmpty();
        }
        Soon.holds(() -> gateway.cut() == 1);
        assertThat(gateway.openSessions()).isZero();
    }

    @Test
    void nothingThatWaitsInLineIsDoneAfterTheCut() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT pg_sleep(60)", "INSERT INTO note VALUES ('after')", "SELECT pg_sleep(60)");
            Soon.holds(() -> sleepers("bob") == 1);

            gateway.lock("bob");
            Soon.holds(() -> connectionsOf("bob") == 0);
        }
        assertThat(postgres.ask("SELECT count(*) FROM note WHERE text = 'after'"))
                .isEqualTo("0");
    }

    @Test
    void whoeverStillHasToSayThePasswordIsCutAsWell() throws IOException {
        try (RawClient bob = RawClient.connect(gateway.port())) {
            bob.say(Packets.startup("user", "bob", "database", "orders"));
            bob.await('R');
            gateway.lock("bob");

            assertThat(bob.await('E').text()).contains(LOCKED.formatted("bob"));
            Soon.holds(() -> connectionsOf("bob") == 0);
        }
    }

    @Test
    void whoeverDoesNotListenIsCutAsWell() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT repeat('x', 1000) FROM generate_series(1, 1000000)");
            bob.await('D');
            gateway.lock("bob");

            Soon.holds(() -> connectionsOf("bob") == 0);
            Soon.holds(() -> gateway.cut() == 1);
        }
    }

    @Test
    void aSlowReaderSlowsTheServerDownAndGetsEverything() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT repeat('x', 1000) FROM generate_series(1, 100000)");
            Soon.holds(() -> postgres.ask("SELECT wait_event FROM pg_stat_activity WHERE usename = 'bob'")
                    .equals("ClientWrite"));

            int rows = 0;
            for (Heard next = bob.hear().orElseThrow();
                    next.type() != 'Z';
                    next = bob.hear().orElseThrow()) {
                rows += next.type() == 'D' ? 1 : 0;
            }
            assertThat(rows).isEqualTo(100_000);
        }
    }

    @Test
    void aLongStatementPasses() {
        Ended answer = Psql.run(gateway.port(), "alice", "orders", "SELECT length('" + "y".repeat(100_000) + "')");

        assertThat(answer).isEqualTo(new Ended(0, "100000\n"));
    }

    @Test
    void inTheMiddleOfALongRowTheConnectionJustEnds() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT repeat('x', 50000000)");
            bob.await('T');
            assertThat(bob.hearByte()).isEqualTo('D');
            gateway.lock("bob");

            assertThat(bob.hearTheRest()).isLessThan(50_000_000);
            Soon.holds(() -> connectionsOf("bob") == 0);
        }
    }

    @Test
    void namesAreLoggedAndPasswordsAreNot() throws IOException {
        try (Logged logged = Logged.begin();
                RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT 'secret'");
            bob.await('Z');

            assertThat(logged.text()).contains("opened for bob to orders from /127.0.0.1:");
            assertThat(logged.text()).doesNotContain("bobs-password", "secret");
        }
    }

    @Test
    void aSessionEndsWithItsConnection() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT 1");
            bob.await('Z');
            assertThat(gateway.openSessions()).isEqualTo(1);
        }
        Soon.holds(() -> gateway.openSessions() == 0);
        Soon.holds(() -> connectionsOf("bob") == 0);
    }

    @Test
    void whatRunsForAClientThatHasLeftIsCancelled() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            bob.query("SELECT pg_sleep(60)");
            Soon.holds(() -> sleepers("bob") == 1);
        }
        assertThat(gateway.openSessions()).isEqualTo(1);
        Soon.holds(() -> sleepers("bob") == 0);
        Soon.holds(() -> gateway.openSessions() == 0);
    }

    @Test
    void aConnectionEndsWithItsServerProcess() throws IOException {
        try (RawClient bob = RawClient.ofBob(gateway.port())) {
            postgres.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bob'");

            assertThat(bob.await('E').text()).contains("terminating connection due to administrator command");
            assertThat(bob.hear()).isEmpty();
        }
        Soon.holds(() -> gateway.openSessions() == 0);
    }

    @Test
    void whoeverIsInIsToldThatTheGatewayShutsDown(@TempDir Path folder) throws IOException {
        TrialGateway other = TrialGateway.before(new Database(postgres.port()), folder);
        try (RawClient bob = RawClient.ofBob(other.port())) {
            bob.query("SELECT pg_sleep(60)");
            Soon.holds(() -> sleepers("bob") == 1);
            other.close();

            assertThat(bob.await('E').text()).contains("the gateway is shutting down");
            assertThat(bob.hear()).isEmpty();
        }
        Soon.holds(() -> connectionsOf("bob") == 0);
    }

    @Test
    void aRequestToCancelReachesTheServer() throws IOException {
        try (RawClient bob = RawClient.connect(gateway.port());
                RawClient canceller = RawClient.connect(gateway.port())) {
            bob.begin();
            ByteBuf key = bob.await('K').body();
            bob.await('Z');
            bob.query("SELECT pg_sleep(60)");
            Soon.holds(() -> sleepers("bob") == 1);

            canceller.say(Packets.ofCode(Packets.CANCEL, key));

            assertThat(bob.await('E').text()).contains("canceling statement due to user request");
            assertThat(canceller.hearByte()).isEqualTo(-1);
        }
    }

    @Test
    void tellsThatTheServerCannotBeReached(@TempDir Path folder) {
        try (TrialGateway alone = TrialGateway.before(new Database(1), folder)) {
            Ended answer = Psql.run(alone.port(), "alice", "orders", "SELECT 1");

            assertThat(answer.printed()).contains("FATAL:  the database server cannot be reached");
            Soon.holds(() -> alone.openSessions() == 0);
        }
    }

    private static int sleepers(String user) {
        return Integer.parseInt(postgres.ask(SLEEPERS.replace("%s", user)));
    }

    private static int connectionsOf(String user) {
        return Integer.parseInt(postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + user + "'"));
    }
}
