package dev.portcullis.cli;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.cluster.KnownResource;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.role.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Resources as people read them: a table for each kind. */
final class ResourceTables {
    private static final int LONGEST_MESSAGE = 40;

    private final Catalog catalog;
    private final Instant now;
    private final Marks marks;

    /**
     * @param catalog what the resources mean
     * @param now locks that have ended by then, or have not begun, are marked
     */
    ResourceTables(Catalog catalog, Instant now, Marks marks) {
        this.catalog = catalog;
        this.now = now;
        this.marks = marks;
    }

    String of(List<Document> documents) {
        return Arrays.stream(Kind.values())
                .map(kind -> documents.stream()
                        .filter(document -> document.kind() == kind)
                        .toList())
                .filter(ofKind -> !ofKind.isEmpty())
                .map(ofKind -> table(ofKind.get(0).kind(), ofKind).toString())
                .collect(Collectors.joining("\n"));
    }

    private Table table(Kind kind, List<Document> documents) {
        Set<String> names = documents.stream().map(Document::name).collect(Collectors.toSet());
        return switch (kind) {
            case LOCK -> locks(names);
            case ROLE -> roles(names);
            case USER -> users(names);
            case CLUSTER_AUTH_PREFERENCE, CLUSTER_NETWORKING_CONFIG, CLUSTER_NAME, TRUSTED_CLUSTER -> names(documents);
            case RESOURCE -> resources(names);
        };
    }

    private Table locks(Set<String> names) {
        return new Table(
                List.of("KIND", "NAME", "TARGET", "EXPIRES", "MESSAGE"),
                catalog.locks().stream()
                        .filter(lock -> names.contains(lock.name()))
                        .map(this::row)
                        .toList());
    }

    private List<String> row(Lock lock) {
        return List.of(Kind.LOCK.word(), lock.name(), target(lock), expires(lock), shortened(lock.message()));
    }

    /** What it keeps out, and what makes that less than it seems. */
    private String target(Lock lock) {
        LockTerms terms = lock.terms();
        StringBuilder text = new StringBuilder(lock.targeting());
        if (terms.match() == LockMatch.ALL) {
            text.append(", all of it");
        }
        if (!terms.sessionsStartedBefore().equals(Instant.MAX)) {
            text.append(", only logins before ").append(terms.sessionsStartedBefore());
        }
        if (now.isBefore(terms.starts())) {
            text.append(", from ").append(terms.starts());
        }
        return text.toString();
    }

    private String expires(Lock lock) {
        if (lock.end().equals(Instant.MAX)) {
            return "never";
        }
        return now.isBefore(lock.end()) ? lock.end().toString() : lock.end() + " (expired)";
    }

    private String shortened(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST_MESSAGE) {
            return line;
        }
        int end = line.offsetByCodePoints(0, LONGEST_MESSAGE - 1);
        return line.substring(0, end).stripTrailing() + marks.drawn("…");
    }

    private Table roles(Set<String> names) {
        return new Table(
                List.of("KIND", "NAME", "VERSION"),
                catalog.roles().stream()
                        .filter(role -> names.contains(role.name()))
                        .map(ResourceTables::row)
                        .toList());
    }

    private static List<String> row(Role role) {
        return List.of(Kind.ROLE.word(), role.name(), role.version().word());
    }

    private Table users(Set<String> names) {
        return new Table(
                List.of("KIND", "NAME", "ROLES"),
                catalog.users().stream()
                        .filter(user -> names.contains(user.name()))
                        .map(ResourceTables::row)
                        .toList());
    }

    private static List<String> row(StoredUser user) {
        return List.of(Kind.USER.word(), user.name(), String.join(", ", user.roles()));
    }

    private Table resources(Set<String> names) {
        return new Table(
                List.of("KIND", "NAME", "RESOURCE", "LABELS"),
                catalog.resources().stream()
                        .filter(resource -> names.contains(resource.document()))
                        .map(ResourceTables::row)
                        .toList());
    }

    private static List<String> row(KnownResource resource) {
        String labels = new TreeMap<>(resource.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
        return List.of(Kind.RESOURCE.word(), resource.document(), resource.kind() + "/" + resource.name(), labels);
    }

    private static Table names(List<Document> documents) {
        return new Table(
                List.of("KIND", "NAME"),
                documents.stream()
                        .map(document -> List.of(document.kind().word(), document.name()))
                        .toList());
    }
}
