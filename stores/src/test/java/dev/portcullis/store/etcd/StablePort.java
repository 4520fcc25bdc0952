package dev.portcullis.store.etcd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports that stay free while nobody listens there: the system gives them to no outgoing connection. */
final class StablePort {
    private static final int FIRST = 10_000;
    /** Linux takes the ports of outgoing connections from here on. */
    private static final int END = 32_768;

    private static final int ATTEMPTS = 100;

    private StablePort() {}

    static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, END))
                .limit(ATTEMPTS)
                .filter(StablePort::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no port of 127.0.0.1 is free"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
