package dev.portcullis.server.sessions;

import dev.portcullis.decision.StoreToken;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.server.sessions.EventReader.Event;
import dev.portcullis.server.sessions.GatewayClient.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What gateways do to a server, and what must be true of what it does to them. */
final class SessionsModel {
    private static final int USERS = 10;

    private final SessionServer server;
    private final Random random;
    private final List<Peer> peers = new ArrayList<>();
    private final Set<String> locked = new HashSet<>();
    private final List<String> mistakes = new ArrayList<>();

    /** One gateway, with what it knows. */
    private static final class Peer {
        private final GatewayClient client;
        private final Map<String, String> open = new HashMap<>();
        private final Set<String> ended = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private final Set<String> acknowledged = new HashSet<>();
        private final Set<String> toldHere = new HashSet<>();
        private final Set<String> underWay = new HashSet<>();
        private Optional<EventReader> events = Optional.empty();

        Peer(GatewayClient client) {
            this.client = client;
        }
    }

    SessionsModel(SessionServer server, long seed) {
        this.server = server;
        this.random = new Random(seed);
        for (String caller : List.of("one", "two")) {
            for (String name : List.of("", "west")) {
                peers.add(new Peer(new GatewayClient(server, caller, name)));
            }
        }
    }

    /** Something happens. */
    void step() {
        Peer peer = peers.get(random.nextInt(peers.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> open(peer);
            case 4 -> close(peer);
            case 5 -> disconnect(peer);
            case 6 -> connect(peer);
            case 7 -> acknowledge(peer);
            case 8 -> renew(peer);
            default -> lock();
        }
    }

    private void open(Peer peer) {
        String user = "user-" + random.nextInt(USERS);
        Answer answer = peer.client.open(user);
        if (answer.status() == 201) {
            peer.open.put(answer.text("session"), user);
            require(!locked.contains(user), "a locked user got in: " + user);
        } else {
            require(answer.status() == 403 && locked.contains(user), "refused without a lock: " + answer);
            require(!answer.body().has("session"), "a refused session has a name");
        }
    }

    private void close(Peer peer) {
        peer.open.keySet().stream().findFirst().ifPresent(id -> {
            peer.open.remove(id);
            require(peer.client.delete("/" + id).status() == 204, "an open session cannot be closed");
        });
    }

    private void lock() {
        if (locked.size() < USERS - 2) {
            String user = "user-" + random.nextInt(USERS);
            locked.add(user);
            awaitEnds(user, server.lock(user));
            for (Peer peer : peers) {
                List<String> hit = peer.open.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(user))
                        .map(Map.Entry::getKey)
                        .toList();
                hit.forEach(peer.open::remove);
                peer.ended.addAll(hit);
            }
        }
    }

    /** From then on it is certain what has ended. */
    private void awaitEnds(String user, StoreToken token) {
        while (!server.knows(token)
                || server.registry().sessions().stream().anyMatch(session -> isOf(user, session.request()))) {
            Thread.onSpinWait();
        }
    }

    private static boolean isOf(String user, Request request) {
        return request.subject() instanceof Subject.User subject
                && subject.name().equals(user);
    }

    private void disconnect(Peer peer) {
        peer.events.ifPresent(events -> {
            read(peer, 0);
            events.close();
        });
        peer.events = Optional.empty();
    }

    private void connect(Peer peer) {
        disconnect(peer);
        peer.toldHere.clear();
        peer.underWay.clear();
        peer.events = Optional.of(peer.client.listen(""));
    }

    /** Acknowledges some of what it was told. What it was told by an earlier stream, this one may be telling just now. */
    private void acknowledge(Peer peer) {
        read(peer, 20);
        List<String> some = peer.told.stream()
                .filter(id -> !peer.acknowledged.contains(id) && random.nextBoolean())
                .toList();
        if (!some.isEmpty()) {
            Answer answer = peer.client.acknowledgeAll(some);
            require(answer.body().path("acknowledged").asInt() == some.size(), "not acknowledged: " + answer);
            peer.acknowledged.addAll(some);
            some.stream().filter(id -> !peer.toldHere.contains(id)).forEach(peer.underWay::add);
        }
    }

    private void renew(Peer peer) {
        List<String> all = new ArrayList<>(peer.open.keySet());
        List<String> over = peer.ended.stream()
                .filter(id -> !peer.acknowledged.contains(id))
                .toList();
        all.addAll(over);
        Answer answer = peer.client.renewAll(all);
        require(answer.body().path("renewed").asInt() == peer.open.size(), "not renewed: " + answer);
        require(answer.body().path("ended").size() == over.size(), "not ended: " + answer);
        require(answer.body().path("unknown").size() == 0, "unknown: " + answer);
        Peer other = peers.get(random.nextInt(peers.size()));
        if (other != peer && !all.isEmpty()) {
            Answer foreign = other.client.renewAll(all);
            require(foreign.body().path("unknown").size() == all.size(), "another one's session: " + foreign);
        }
    }

    private void read(Peer peer, long millis) {
        peer.events.ifPresent(events -> {
            for (Optional<Event> event = events.poll(millis); event.isPresent(); event = events.poll(millis)) {
                Event read = event.get();
                if (read.name().equals("terminate")) {
                    require(peer.ended.contains(read.session()), "told of what has not ended: " + read);
                    boolean again = peer.acknowledged.contains(read.session()) && !peer.underWay.remove(read.session());
                    require(!again, "told again: " + read);
                    peer.told.add(read.session());
                    peer.toldHere.add(read.session());
                } else {
                    require(read.name().equals("hello"), "not expected: " + read);
                }
            }
        });
    }

    /** Everybody connects once more and reads all. */
    void settle() {
        for (Peer peer : peers) {
            connect(peer);
            read(peer, 500);
            Set<String> listed = listed(peer, "state=open");
            require(listed.equals(peer.open.keySet()), "listed as open: " + listed + ", not " + peer.open.keySet());
            Set<String> ended = listed(peer, "state=ended");
            Set<String> expected = new HashSet<>(peer.ended);
            expected.removeAll(peer.acknowledged);
            require(ended.equals(expected), "listed as ended: " + ended + ", not " + expected);
            disconnect(peer);
        }
    }

    private Set<String> listed(Peer peer, String filter) {
        Set<String> ids = new HashSet<>();
        peer.client
                .get("?limit=1000&" + filter + "&gateway=" + peer.client.gateway())
                .body()
                .path("sessions")
                .forEach(session -> ids.add(session.path("session").asString()));
        return ids;
    }

    Set<String> ended() {
        Set<String> all = new HashSet<>();
        peers.forEach(peer -> all.addAll(peer.ended));
        return all;
    }

    Set<String> untold() {
        Set<String> all = ended();
        peers.forEach(peer -> all.removeAll(peer.told));
        return all;
    }

    List<String> mistakes() {
        return mistakes;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            mistakes.add(otherwise);
        }
    }
}
