package dev.portcullis.server.config;

import java.net.URI;

/**
 * Where traces are sent.
 *
 * @param endpoint address of a collector that takes OTLP over HTTP
 * @param percent how many of the traces that begin here are sent, in percent
 * @param service what the server is called in them
 */
public record TracingTarget(URI endpoint, int percent, String service) {}
