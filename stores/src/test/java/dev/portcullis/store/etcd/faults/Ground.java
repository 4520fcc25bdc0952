package dev.portcullis.store.etcd.faults;

import dev.portcullis.store.etcd.EtcdCluster;
import dev.portcullis.store.etcd.EtcdMember;
import dev.portcullis.store.etcd.EtcdOptions;
import dev.portcullis.store.etcd.EtcdSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cluster that trials are made with, and relays in front of its members that clients can be cut off with.
 *
 * @param relays one for each member
 * @param tls how clients and members know each other; missing where they speak plainly
 */
record Ground(EtcdCluster cluster, List<Relay> relays, Optional<EtcdSettings.Tls> tls) implements AutoCloseable {
    static Ground start(Path folder, int members, EtcdOptions options) {
        EtcdCluster cluster = EtcdCluster.start(folder, members, options);
        return new Ground(
                cluster,
                cluster.members().stream().map(EtcdMember::port).map(Relay::new).toList(),
                options.tls()
                        .map(tls -> new EtcdSettings.Tls(
                                Optional.of(tls.authority()),
                                Optional.of(new EtcdSettings.Identity(tls.certificate(), tls.key())))));
    }

    /** The members themselves. */
    EtcdSettings near(String prefix) {
        return settings(prefix, cluster.endpoints());
    }

    /** The members as they are seen through the relays. */
    EtcdSettings far(String prefix) {
        String scheme = tls.isPresent() ? "https" : "http";
        return settings(
                prefix,
                relays.stream()
                        .map(relay -> scheme + "://127.0.0.1:" + relay.port())
                        .toList());
    }

    private EtcdSettings settings(String prefix, List<String> endpoints) {
        return new EtcdSettings(
                endpoints.stream().map(URI::create).toList(),
                prefix,
                Optional.empty(),
                tls,
                EtcdSettings.Deadlines.DEFAULT);
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
        cluster.close();
    }
}
