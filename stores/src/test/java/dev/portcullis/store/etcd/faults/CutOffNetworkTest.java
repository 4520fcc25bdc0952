package dev.portcullis.store.etcd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.program.TestCertificates;
import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdOptions;
import dev.portcullis.store.etcd.EtcdSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gateway in a network of its own, from and to which all packets are lost for a time, without any reset. */
@Tag("faults")
class CutOffNetworkTest {
    private static final int ROUNDS = Integer.getInteger("portcullis.rounds", 1);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("portcullis.fault-seconds", 5));
    private static final Duration CALM = Duration.ofMillis(500);
    private static final String CUT_OFF = "cut-off";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void refusesWithinTheBoundAndRecovers() throws InterruptedException {
        try (Namespace network = Namespace.demand();
                Ground ground = Ground.start(folder, 3, options(network))) {
            Rounds rounds = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                attempt(network, ground, "/cut-off/" + round + "/", rounds);
            }
            rounds.conclude("client cut off");
            assertThat(rounds.tally().stale()).isPositive();
        }
    }

    private void attempt(Namespace network, Ground ground, String prefix, Rounds rounds) throws InterruptedException {
        try (Trial trial = Trial.start(ground, prefix, 1)) {
            EtcdSettings settings = new EtcdSettings(
                    within(network, ground.cluster()),
                    prefix,
                    Optional.empty(),
                    trial.settings().tls(),
                    trial.settings().deadlines());
            trial.join(GatewayProcess.start(folder, network, CUT_OFF, settings, trial.chronicle()), CUT_OFF);
            trial.awaitFresh();
            trial.suffer(
                    () -> {
                        network.cut();
                        return new Damage(Set.of(CUT_OFF), network::heal);
                    },
                    LENGTH);
            trial.recover();
            Thread.sleep(CALM.toMillis());
            rounds.add(trial.finish(), trial.longestRecovery());
        }
    }

    private EtcdOptions options(Namespace network) {
        TestCertificates made =
                TestCertificates.in(folder).issue("member", "CN=member", "san=ip:127.0.0.1,ip:" + network.machine());
        return EtcdOptions.QUICK
                .at(network.machine())
                .over(new EtcdOptions.Tls(
                        made.certificate("authority"),
                        made.certificate("member"),
                        made.key("member"),
                        EtcdOptions.Tls.Clients.CERTIFIED));
    }

    private static List<URI> within(Namespace network, EtcdCluster cluster) {
        return cluster.endpoints(network.machine()).stream().map(URI::create).toList();
    }
}
