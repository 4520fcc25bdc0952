package dev.portcullis.benchmark.peer;

import dev.portcullis.request.Request;

/** An engine that has been loaded with a world and is asked. */
public interface Peer extends AutoCloseable {
    /** Whether a request is allowed; everything that the engine needs of it in its own form is made inside. */
    boolean allows(Request request);

    @Override
    default void close() {}
}
