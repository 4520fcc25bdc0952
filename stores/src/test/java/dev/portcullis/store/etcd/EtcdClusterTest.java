package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.program.TestCertificates;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of etcd do what tests demand of them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdClusterTest {
    @TempDir
    private Path folder;

    @Test
    void keepsItsDataOverARestartAndGoesBackToABackup() {
        try (EtcdCluster etcd = EtcdCluster.single(folder)) {
            EtcdMember member = etcd.members().get(0);
            etcd.ctl("put", "a", "1");
            Path backup = etcd.backup("before.db");
            long revision = etcd.revision();
            etcd.ctl("put", "a", "2");
            member.kill();
            etcd.startAll();
            assertThat(etcd.ctl("get", "a", "--print-value-only").strip()).isEqualTo("2");
            assertThat(etcd.revision()).isEqualTo(revision + 1);
            etcd.compact(revision + 1);
            assertThatThrownBy(() -> etcd.ctl("get", "a", "--rev=" + revision)).hasMessageContaining("compacted");
            etcd.restore(backup);
            assertThat(etcd.ctl("get", "a", "--print-value-only").strip()).isEqualTo("1");
        }
    }

    @Test
    void threeMembersGoOnWithoutOneOfThem() {
        try (EtcdCluster etcd = EtcdCluster.ofThree(folder)) {
            EtcdMember first = etcd.leader();
            first.kill();
            EtcdMember second = etcd.leader();
            assertThat(second).isNotEqualTo(first);
            etcd.ctl("put", "a", "1");
            etcd.start(first);
            etcd.awaitAnswer();
            etcd.members().forEach(EtcdMember::pause);
            etcd.members().forEach(EtcdMember::resume);
            second.stop();
            assertThat(etcd.ctl("get", "a", "--print-value-only").strip()).isEqualTo("1");
            assertThat(etcd.followers()).hasSize(2);
        }
    }

    @Test
    void refusesToWriteWhenItsQuotaIsFull() {
        try (EtcdCluster etcd = EtcdCluster.start(folder, 1, EtcdOptions.QUICK.withQuota(64 * 1024))) {
            String much = "x".repeat(16 * 1024);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 50; i++) {
                            etcd.ctl("put", "key" + i, much);
                        }
                    })
                    .hasMessageContaining("space exceeded");
            assertThat(etcd.ctl("alarm", "list")).contains("NOSPACE");
        }
    }

    @Test
    void servesClientsThatShowACertificate() {
        TestCertificates made = TestCertificates.in(folder).issue("m", "CN=m", "san=ip:127.0.0.1");
        EtcdOptions.Tls tls = new EtcdOptions.Tls(
                made.certificate("authority"), made.certificate("m"), made.key("m"), EtcdOptions.Tls.Clients.CERTIFIED);
        try (EtcdCluster etcd = EtcdCluster.start(folder, 1, EtcdOptions.QUICK.over(tls))) {
            assertThat(etcd.endpoints())
                    .isEqualTo(
                            List.of("https://127.0.0.1:" + etcd.members().get(0).port()));
            assertThat(etcd.ctl("put", "a", "1")).contains("OK");
        }
    }
}
