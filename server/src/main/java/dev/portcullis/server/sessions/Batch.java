package dev.portcullis.server.sessions;

import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.Shapes;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions that are named together.
 *
 * @param sessions all of them, in order
 * @param active those among them in which something has happened
 */
record Batch(Set<UUID> sessions, Set<UUID> active) {
    private static final int TOO_LARGE = 413;

    private static final Shape.Struct ALIVE = Shapes.strict(
            "signs of life",
            Shapes.field("sessions", Shapes.TEXT_LIST, "Sessions that the gateway still has."),
            Shapes.field("active", Shapes.TEXT_LIST, "Sessions in which something has happened."));

    private static final Shape.Struct CUT = Shapes.strict(
            "acknowledgements", Shapes.required("sessions", Shapes.TEXT_LIST, "Sessions whose connection is cut."));

    /**
     * Reads signs of life.
     *
     * @throws Refusal with status 400 if they cannot be understood, with 413 if there are more than so many
     */
    static Batch alive(Buffer sent, int most) {
        return read(Body.read(sent, ALIVE), most);
    }

    /**
     * Reads which connections are cut.
     *
     * @throws Refusal with status 400 if that cannot be understood, with 413 if there are more than so many
     */
    static Batch cut(Buffer sent, int most) {
        return read(Body.read(sent, CUT), most);
    }

    private static Batch read(Body body, int most) {
        Set<UUID> active = ids(body, "active");
        Set<UUID> sessions = ids(body, "sessions");
        sessions.addAll(active);
        if (sessions.size() > most) {
            throw new Refusal(TOO_LARGE, "one call names " + most + " sessions at most");
        }
        return new Batch(sessions, active);
    }

    private static Set<UUID> ids(Body body, String name) {
        Set<UUID> ids = new LinkedHashSet<>();
        body.texts(name)
                .forEach(text -> ids.add(id(text).orElseThrow(
                                () -> Refusal.malformed("`" + name + "` holds what is no id of a session"))));
        return ids;
    }

    /** The id that a text is, if it is one as ids are written here. */
    static Optional<UUID> id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return Optional.of(id).filter(read -> read.toString().equals(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
