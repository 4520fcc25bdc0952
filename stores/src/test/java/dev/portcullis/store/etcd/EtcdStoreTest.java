package dev.portcullis.store.etcd;

import dev.portcullis.store.Store;
import dev.portcullis.store.StoreContract;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises, in etcd. */
class EtcdStoreTest extends StoreContract {
    private static final AtomicInteger STORES = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static EtcdCluster cluster;

    @BeforeAll
    static void startsEtcd() {
        cluster = EtcdCluster.single(folder);
    }

    @AfterAll
    static void endsEtcd() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    protected Store open() {
        List<URI> endpoints = cluster.endpoints().stream().map(URI::create).toList();
        return EtcdStore.open(EtcdSettings.at(endpoints).under("/store-" + STORES.incrementAndGet() + "/"));
    }
}
