package dev.portcullis.cli;

import dev.portcullis.catalog.Kind;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Map;

/**
 * What is said of a resource that was written, in the words of {@code tctl}.
 *
 * @param key the resource
 */
record ResourceWords(ResourceKey key) {
    private static final int MOST = 10;

    private static final Map<String, String> SINGLE = Map.of(
            Kind.CLUSTER_AUTH_PREFERENCE.word(), "cluster auth preference",
            Kind.CLUSTER_NETWORKING_CONFIG.word(), "cluster networking configuration",
            Kind.CLUSTER_NAME.word(), "cluster name");

    /** What replaces another resource counts as created, users aside. */
    String written(Receipt.Outcome outcome) {
        boolean updated = outcome == Receipt.Outcome.UPDATED && key.kind().equals(Kind.USER.word());
        return updated ? updated() : subject() + " has been created";
    }

    String updated() {
        return subject() + " has been updated";
    }

    /** Where there is only one, what comes in its place is what holds without it. */
    String deleted() {
        return subject() + (isSingle() ? " has been reset to defaults" : " has been deleted");
    }

    String exists() {
        return (isSingle() ? "non-default " : "") + subject() + " already exists";
    }

    String missing() {
        return subject() + " is not found";
    }

    /** Names the first few of them. */
    String inUse(List<String> users) {
        String shown = String.join(", ", users.subList(0, Math.min(MOST, users.size())));
        String more = users.size() > MOST ? " and " + (users.size() - MOST) + " more" : "";
        return subject() + " is in use by users: " + Table.visible(shown) + more;
    }

    String renamed() {
        return "this must remain " + subject() + ", and nothing else";
    }

    private boolean isSingle() {
        return SINGLE.containsKey(key.kind());
    }

    private String subject() {
        String kind = key.kind().replace('_', ' ');
        return SINGLE.getOrDefault(key.kind(), kind + " " + GoQuote.of(key.name()));
    }
}
