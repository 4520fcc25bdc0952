package dev.portcullis.model;

/** A part of a request that only rules read, and only some of them. */
public enum RequestPart {
    ACTION_PROPERTIES,
    RESOURCE_PROPERTIES,
    CLIENT,
    CONTEXT
}
