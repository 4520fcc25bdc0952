package dev.portcullis.request;

/** What a resource access request names: a resource in a cluster. */
public record ResourceId(String cluster, String kind, String name) {}
