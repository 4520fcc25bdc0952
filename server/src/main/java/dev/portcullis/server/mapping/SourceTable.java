package dev.portcullis.server.mapping;

import java.util.Map;

/** Where each word of a decision comes from. */
record SourceTable(
        Sources user,
        Sources roles,
        Map<String, Sources> traits,
        Sources authTime,
        Sources action,
        Sources kind,
        Sources name,
        Map<String, Sources> labels,
        Map<String, Sources> properties,
        Sources address,
        Sources version,
        Map<String, Sources> context) {
    SourceTable {
        traits = Map.copyOf(traits);
        labels = Map.copyOf(labels);
        properties = Map.copyOf(properties);
        context = Map.copyOf(context);
    }
}
