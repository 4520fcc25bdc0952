package dev.portcullis.store.etcd.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and one port, passes on what both say, and can be cut or stalled. */
final class Relay implements AutoCloseable {
    private static final int BYTES = 16 * 1024;

    private enum Condition {
        PASSING,
        STALLED,
        CUT
    }

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Condition condition = Condition.PASSING;

    Relay(int target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Breaks all connections, and every new one. */
    void cut() {
        condition = Condition.CUT;
        open.forEach(Relay::end);
    }

    /** Connections stay, new ones are taken, and nothing is passed on. */
    void stall() {
        condition = Condition.STALLED;
    }

    /** Passes everything on again; what was held back comes late. */
    synchronized void pass() {
        condition = Condition.PASSING;
        notifyAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            next().ifPresent(this::connect);
        }
    }

    private Optional<Socket> next() {
        try {
            return Optional.of(listener.accept());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private void connect(Socket client) {
        open.add(client);
        if (condition == Condition.CUT) {
            end(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            daemon(() -> pump(client, server));
            daemon(() -> pump(server, client));
        } catch (IOException down) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[BYTES];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                awaitPassage();
                to.getOutputStream().write(bytes, 0, count);
            }
            end(to);
        } catch (IOException broken) {
            end(to);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        end(from);
        open.remove(from);
    }

    private synchronized void awaitPassage() throws InterruptedException {
        while (condition == Condition.STALLED) {
            wait();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
        pass();
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        open.forEach(Relay::end);
    }
}
