package dev.portcullis.store.etcd;

import static dev.portcullis.store.etcd.EtcdScene.changes;
import static dev.portcullis.store.etcd.EtcdScene.names;
import static dev.portcullis.store.etcd.EtcdScene.putLock;
import static dev.portcullis.store.etcd.EtcdScene.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.program.TestCertificates;
import dev.portcullis.store.Follower;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.Tail;
import dev.portcullis.store.etcd.EtcdSettings.Deadlines;
import dev.portcullis.store.etcd.EtcdSettings.Identity;
import dev.portcullis.store.etcd.EtcdSettings.Login;
import dev.portcullis.store.etcd.EtcdSettings.Tls;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask a cluster, and whom it is. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EtcdAccessTest {
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private static StoreException refusal(ThrowingCallable call) {
        StoreException[] refusal = new StoreException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StoreException.class, told -> refusal[0] = told);
        return refusal[0];
    }

    @Test
    void bothSidesShowCertificates() throws Exception {
        TestCertificates made = TestCertificates.in(folder)
                .issue("m", "CN=m", "san=ip:127.0.0.1")
                .issue("server", "CN=server", "san=dns:server");
        EtcdOptions.Tls tls = new EtcdOptions.Tls(
                made.certificate("authority"), made.certificate("m"), made.key("m"), EtcdOptions.Tls.Clients.CERTIFIED);
        try (EtcdCluster cluster = EtcdCluster.start(folder, 1, EtcdOptions.QUICK.over(tls))) {
            Optional<Path> authority = Optional.of(made.certificate("authority"));
            Identity identity = new Identity(made.certificate("server"), made.key("server"));
            EtcdSettings known = settings(cluster).with(new Tls(authority, Optional.of(identity)));
            try (EtcdStore store = EtcdStore.open(known);
                    Tail tail = store.tail(store.snapshot().token())) {
                putLock(store, "ann");
                assertThat(changes(tail, 1)).hasSize(1);
            }
            EtcdSettings unknown = settings(cluster).within(SHORT);
            assertThat(refusal(() -> EtcdStore.open(unknown.with(new Tls(authority, Optional.empty()))))
                            .kind())
                    .isEqualTo(Kind.UNAVAILABLE);
            assertThat(refusal(() -> EtcdStore.open(unknown))).hasMessageContaining("cannot be reached");
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutShowingIt() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "secret");
        Path certificate = Files.writeString(folder.resolve("certificate"), "public");
        EtcdSettings settings = EtcdSettings.at(List.of(URI.create("https://127.0.0.1:2379")));
        Tls broken = new Tls(Optional.empty(), Optional.of(new Identity(certificate, key)));
        assertThat(refusal(() -> EtcdStore.open(settings.with(broken))))
                .hasMessageContaining(key.toString())
                .hasMessageNotContaining("secret")
                .hasNoCause();
        Tls missing = new Tls(Optional.of(folder.resolve("nowhere")), Optional.empty());
        assertThat(refusal(() -> EtcdStore.open(settings.with(missing)))).hasMessageContaining("cannot be read");
    }

    @Test
    void aUserWithAPasswordSeesItsKeysOnly() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.single(folder)) {
            demandPasswords(cluster);
            EtcdSettings settings = settings(cluster).within(SHORT);
            try (EtcdStore store = EtcdStore.open(settings(cluster).as(new Login("portcullis", "pass-word")));
                    Tail tail = store.tail(store.snapshot().token())) {
                putLock(store, "ann");
                assertThat(changes(tail, 1)).hasSize(1);
                cluster.members().get(0).kill();
                cluster.members().forEach(cluster::start);
                putLock(store, "bob");
                assertThat(changes(tail, 1)).hasSize(1);
                assertThat(names(store)).containsExactly("ann", "bob");
            }
            assertThat(refusal(() -> EtcdStore.open(settings.as(new Login("portcullis", "wrong-word")))))
                    .hasMessageContaining("invalid user ID or password")
                    .hasMessageNotContaining("wrong-word");
            assertThat(refusal(() -> EtcdStore.open(settings))).hasMessageContaining("etcd refuses: ");
            EtcdSettings elsewhere =
                    settings.as(new Login("portcullis", "pass-word")).under("/other/");
            assertThat(refusal(() -> EtcdStore.open(elsewhere))).hasMessageContaining("permission denied");
            try (EtcdStore reader = EtcdStore.open(settings.as(new Login("reader", "read-word")))) {
                assertThat(names(reader)).containsExactly("ann", "bob");
                assertThat(refusal(() -> putLock(reader, "eve")).kind()).isEqualTo(Kind.READ_ONLY);
                assertThat(refusal(() -> confirm(reader))).hasMessageContaining("permission denied");
            }
            try (EtcdStore gateway = EtcdStore.open(settings.as(new Login("gateway", "gate-word")))) {
                confirm(gateway);
                assertThat(gateway.followers().orElseThrow().all())
                        .extracting(Follower::name)
                        .containsExactly("gateway");
                assertThat(refusal(() -> putLock(gateway, "eve")).kind()).isEqualTo(Kind.READ_ONLY);
            }
        }
    }

    private static void confirm(EtcdStore store) {
        store.followers().orElseThrow().confirm("gateway", store.snapshot().token(), Duration.ofMinutes(1));
    }

    private static void demandPasswords(EtcdCluster cluster) {
        cluster.ctl("user", "add", "root:root-word");
        cluster.ctl("user", "grant-role", "root", "root");
        cluster.ctl("role", "add", "portcullis");
        cluster.ctl("role", "grant-permission", "portcullis", "--prefix=true", "readwrite", "/portcullis/");
        cluster.ctl("user", "add", "portcullis:pass-word");
        cluster.ctl("user", "grant-role", "portcullis", "portcullis");
        cluster.ctl("role", "add", "reader");
        cluster.ctl("role", "grant-permission", "reader", "--prefix=true", "read", "/portcullis/");
        cluster.ctl("user", "add", "reader:read-word");
        cluster.ctl("user", "grant-role", "reader", "reader");
        cluster.ctl("role", "add", "gateway");
        cluster.ctl("role", "grant-permission", "gateway", "--prefix=true", "read", "/portcullis/");
        cluster.ctl("role", "grant-permission", "gateway", "--prefix=true", "readwrite", "/portcullis/v1/followers/");
        cluster.ctl("user", "add", "gateway:gate-word");
        cluster.ctl("user", "grant-role", "gateway", "gateway");
        cluster.ctl("auth", "enable");
    }
}
