package dev.portcullis.cli;

import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.diagnostic.NearestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The resources that a word of a command line stands for, as {@code tctl} understands it: {@code locks},
 * {@code lock/NAME}, {@code cap}, {@code all}.
 *
 * @param kinds one, or all of them
 * @param name that of a single resource; empty for all of the kinds
 */
record ResourceReference(Set<Kind> kinds, Optional<String> name) {
    /** Every resource of every kind. */
    static final String ALL = "all";

    private static final Map<Kind, List<String>> SPELLINGS = Map.of(
            Kind.LOCK, List.of("locks"),
            Kind.ROLE, List.of("roles"),
            Kind.USER, List.of("users"),
            Kind.CLUSTER_AUTH_PREFERENCE,
                    List.of("cap", "cluster_auth_preferences", "cluster_authentication_preferences"),
            Kind.CLUSTER_NETWORKING_CONFIG, List.of("networking_config", "networking", "net_config", "netconfig"),
            Kind.CLUSTER_NAME, List.of(),
            Kind.TRUSTED_CLUSTER, List.of("trusted_clusters", "tc", "cluster", "clusters"),
            Kind.RESOURCE, List.of("resources"));
    private static final Map<String, Kind> KINDS = kindsBySpelling();

    ResourceReference {
        kinds = Set.copyOf(kinds);
    }

    private static Map<String, Kind> kindsBySpelling() {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.word(), kind);
        }
        SPELLINGS.forEach((kind, spellings) -> spellings.forEach(spelling -> kinds.put(spelling, kind)));
        return kinds;
    }

    /** What {@code KIND} or {@code KIND/NAME} stands for; nothing after the stroke is as good as no stroke. */
    static ResourceReference of(String written) {
        String[] parts = written.strip().split("/", 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        Optional<String> name = parts.length == 1 ? Optional.empty() : Optional.of(parts[1]);
        if (word.equals(ALL) && name.isEmpty()) {
            return new ResourceReference(EnumSet.allOf(Kind.class), name);
        }
        Kind kind = Optional.ofNullable(KINDS.get(word)).orElseThrow(() -> unknown(parts[0]));
        return new ResourceReference(Set.of(kind), name.filter(text -> !text.isEmpty()));
    }

    private static InputException unknown(String word) {
        List<String> known = new ArrayList<>(KINDS.keySet());
        known.add(ALL);
        String meant = NearestName.didYouMean(word, known);
        String help = meant.isEmpty() ? "there are " + String.join(", ", Kind.words()) + ", rule and " + ALL : meant;
        return new InputException("there is no kind `" + word + "`; " + help);
    }

    /** Whether a resource is meant. */
    boolean names(Document document) {
        return kinds.contains(document.kind())
                && name.map(wanted -> document.is(document.kind(), wanted)).orElse(true);
    }

    /** What to say when none of these is the resource of the name. */
    Optional<String> missingFrom(List<Document> documents) {
        return name.filter(wanted -> documents.stream().noneMatch(this::names)).map(wanted -> {
            Kind kind = kinds.iterator().next();
            List<String> others = documents.stream()
                    .filter(document -> document.kind() == kind)
                    .map(Document::name)
                    .toList();
            String meant = NearestName.didYouMean(wanted, others);
            return Table.visible(
                    kind.word() + " \"" + wanted + "\" is not found" + (meant.isEmpty() ? "" : "; " + meant));
        });
    }
}
