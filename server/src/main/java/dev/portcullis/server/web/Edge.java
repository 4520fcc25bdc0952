package dev.portcullis.server.web;

import io.vertx.ext.web.Router;

/**
 * One interface of the server. Mounted once for each thread that serves, so that its handlers are called by several threads
 * at once; none of them may block.
 */
public interface Edge {
    /** Adds its routes. */
    void mount(Router router);
}
