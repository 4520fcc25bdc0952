package dev.portcullis.gateway;

import dev.portcullis.session.SessionRegistry;

/**
 * What decides whether a client comes in, and where to.
 *
 * @param registry opens sessions, and ends them
 * @param requests what the registry is asked
 * @param database where the client is led
 */
record Entrance(SessionRegistry registry, Requests requests, Database database) {}
