package dev.portcullis.server.sessions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events from a connection, in a thread of its own. */
final class EventReader implements AutoCloseable {
    private static final ObjectMapper JSON = new JsonMapper();
    private static final long LONGEST_SECONDS = 10;

    /** One event. */
    record Event(String name, String id, JsonNode data) {
        String session() {
            return data.path("session").asString();
        }
    }

    private final InputStream connection;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String lastId = "";
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger beats = new AtomicInteger();

    EventReader(InputStream connection) {
        this.connection = connection;
        Thread thread = new Thread(this::read, "events");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        String name = "";
        String id = "";
        String data = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(connection, StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                String text = line.get();
                if (text.startsWith(":")) {
                    beats.incrementAndGet();
                } else if (text.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, id, JSON.readTree(data)));
                    name = "";
                } else if (text.startsWith("event: ")) {
                    name = text.substring("event: ".length());
                } else if (text.startsWith("id: ")) {
                    id = text.substring("id: ".length());
                    lastId = id;
                } else if (text.startsWith("data: ")) {
                    data = text.substring("data: ".length());
                }
            }
        } catch (IOException closed) {
            // the stream has ended, which is what the latch tells
        } finally {
            ended.countDown();
        }
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    /** The next event; fails where none comes. */
    Event next() {
        return poll(LONGEST_SECONDS * 1_000).orElseThrow(() -> new AssertionError("no event came"));
    }

    /** The next event of a name, others passed over. */
    Event next(String name) {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /** The next event, if one comes in time. */
    Optional<Event> poll(long millis) {
        try {
            return Optional.ofNullable(events.poll(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The id of the last event that has arrived. */
    String lastId() {
        return lastId;
    }

    int beats() {
        return beats.get();
    }

    /** Whether the server ends the stream in time. */
    boolean endsWithin(long seconds) {
        try {
            return ended.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException alreadyClosed) {
            ended.countDown();
        }
    }
}
