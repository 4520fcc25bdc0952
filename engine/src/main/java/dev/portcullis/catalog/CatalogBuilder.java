package dev.portcullis.catalog;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.Lock;
import dev.portcullis.role.Role;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a catalog together, document by document, perhaps on top of another one. */
final class CatalogBuilder {
    private final Diagnostics diagnostics;
    private final ShapeChecker shapes;
    private final CustomResourceReader customResources;
    private final MetadataChecker metadata;
    private final LockReader lockReader;
    private final RoleReader roleReader;
    private final ClusterReader cluster;
    private final AuthorRuleReader rules;
    private final KnownResourceReader resources;
    private final List<Role> roles = new ArrayList<>();
    private final List<StoredUser> users = new ArrayList<>();
    private final List<Lock> locks = new ArrayList<>();
    private final Map<ResourceKey, Span> seen = new HashMap<>();
    private final Set<ResourceKey> below = new HashSet<>();
    private final List<AuthorRule> rulesBelow = new ArrayList<>();
    private final Set<Extra> extras;
    private final Diagnostics notes = new Diagnostics();
    private final List<Document> documents = new ArrayList<>();

    /** What a resource is known by. */
    private record ResourceKey(Kind kind, String name) {}

    /**
     * @param extras what is kept beyond the catalog
     */
    CatalogBuilder(Diagnostics diagnostics, Set<Extra> extras) {
        this.diagnostics = diagnostics;
        this.extras = extras;
        this.shapes = new ShapeChecker(diagnostics, Optional.of(notes).filter(wanted -> extras.contains(Extra.NOTES)));
        this.customResources = new CustomResourceReader(diagnostics, shapes);
        this.metadata = new MetadataChecker(diagnostics);
        this.lockReader = new LockReader(diagnostics);
        this.roleReader = new RoleReader(diagnostics);
        this.cluster = new ClusterReader(diagnostics);
        this.rules = new AuthorRuleReader(diagnostics);
        this.resources = new KnownResourceReader(diagnostics);
    }

    /**
     * A builder that begins with all that this one has. What it adds takes the place of what had the same kind and name.
     *
     * @param built what this one has built
     * @param above where to say what is wrong with what it adds
     */
    CatalogBuilder onTop(Catalog built, Diagnostics above) {
        CatalogBuilder builder = new CatalogBuilder(above, extras);
        builder.roles.addAll(built.roles());
        builder.users.addAll(built.users());
        builder.locks.addAll(built.locks());
        builder.rulesBelow.addAll(built.rules());
        builder.cluster.begin(cluster);
        builder.resources.begin(built.resources());
        builder.below.addAll(below);
        builder.below.addAll(seen.keySet());
        return builder;
    }

    CatalogReading build() {
        refuseTooManyLocks();
        Catalog catalog = new Catalog(cluster.settings(), roles, users, locks, allRules(), resources.read());
        return new CatalogReading(catalog, diagnostics.sorted(), notes.sorted(), documents);
    }

    private void refuseTooManyLocks() {
        locks.stream()
                .filter(lock -> lock.anchors().isEmpty())
                .skip(Lock.MOST_WITHOUT_ANCHOR)
                .findFirst()
                .ifPresent(lock -> diagnostics.add(DiagnosticCode.TOO_MANY_LOCKS
                        .at(lock.place(), Lock.MOST_WITHOUT_ANCHOR)
                        .withHelp("name a field and write `match: all`, or write a rule that terminates")));
    }

    private List<AuthorRule> allRules() {
        List<AuthorRule> added = rules.read();
        Set<String> names = added.stream().map(AuthorRule::name).collect(Collectors.toSet());
        List<AuthorRule> all = new ArrayList<>(rulesBelow);
        all.removeIf(rule -> names.contains(rule.name()));
        all.addAll(added);
        return all;
    }

    /** Adds the text of a file of rules. */
    void addRules(Fragment text) {
        rules.add(text);
    }

    void add(YamlNode document) {
        if (!(document instanceof Mapping mapping)) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(document.span(), "a resource", document.words()));
            return;
        }
        Fields fields = Fields.of(mapping);
        if (CustomResourceReader.isCustom(fields)) {
            customResources.read(mapping, fields).ifPresent(resource -> addResource(resource, mapping));
        } else if (fields.node("kind").isPresent()) {
            addKind(mapping, fields);
        } else if (DocumentForm.CONFIGURATION_KEYS.stream()
                .anyMatch(key -> fields.node(key).isPresent())) {
            shapes.check(mapping, StaticConfigShape.SHAPE);
            cluster.addConfiguration(fields);
        } else if (!isCaseFile(fields)) {
            Span place = mapping.entries().isEmpty()
                    ? mapping.span()
                    : mapping.entries().get(0).key().span();
            diagnostics.add(DiagnosticCode.MISSING_FIELD
                    .at(place, "the document", "kind")
                    .withHelp("add `kind: role`, or another kind"));
        }
    }

    /** Test cases may lie beside the policy that they test. */
    static boolean isCaseFile(Fields document) {
        return document.node("cases").filter(Sequence.class::isInstance).isPresent();
    }

    private void addKind(Mapping document, Fields fields) {
        String word = fields.word("kind");
        Optional<Kind> kind = Kind.ofWord(word);
        if (kind.isPresent()) {
            shapes.check(document, kind.get().shape());
            addResource(Resource.of(kind.get(), fields), document);
        } else {
            diagnostics.add(DiagnosticCode.UNKNOWN_KIND
                    .at(fields.placeOf("kind"), YamlWords.shortened(word))
                    .withHelp(didYouMean(word, Kind.words()))
                    .withHelp(CustomResourceReader.helpWithout(word)));
        }
    }

    private void addResource(Resource resource, Mapping document) {
        metadata.check(resource);
        if (isFirst(resource)) {
            read(resource);
            if (extras.contains(Extra.DOCUMENTS)) {
                documents.add(new Document(resource.kind(), resource.name(), document));
            }
        }
    }

    private boolean isFirst(Resource resource) {
        String name = resource.kind().isSingle() ? resource.kind().word() : resource.name();
        if (name.isEmpty()) {
            return true;
        }
        ResourceKey key = new ResourceKey(resource.kind(), name);
        Span first = seen.putIfAbsent(key, resource.namePlace());
        if (first != null) {
            diagnostics.add(DiagnosticCode.DUPLICATE_RESOURCE.at(
                    resource.namePlace(), resource.kind().word(), YamlWords.shortened(name), first));
        } else if (below.contains(key)) {
            forget(resource.kind(), name);
        }
        return first == null;
    }

    /** Makes room for another resource of the same kind and name; what is said of clusters needs none. */
    private void forget(Kind kind, String name) {
        switch (kind) {
            case LOCK -> locks.removeIf(lock -> lock.name().equals(name));
            case ROLE -> roles.removeIf(role -> role.name().equals(name));
            case USER -> users.removeIf(user -> user.name().equals(name));
            case RESOURCE -> resources.forget(name);
            case CLUSTER_AUTH_PREFERENCE, CLUSTER_NAME, TRUSTED_CLUSTER, CLUSTER_NETWORKING_CONFIG -> {
                // another one takes its place as it is read
            }
        }
    }

    private void read(Resource resource) {
        switch (resource.kind()) {
            case LOCK -> lockReader.read(resource).ifPresent(locks::add);
            case ROLE -> roleReader.read(resource).ifPresent(roles::add);
            case USER -> users.add(user(resource));
            case CLUSTER_AUTH_PREFERENCE -> cluster.addPreference(resource.spec());
            case CLUSTER_NAME -> cluster.addName(resource.spec());
            case TRUSTED_CLUSTER -> cluster.addTrusted(resource.name(), resource.spec());
            case CLUSTER_NETWORKING_CONFIG -> cluster.addNetworking(resource.spec());
            case RESOURCE -> resources.add(resource);
        }
    }

    private static StoredUser user(Resource resource) {
        return new StoredUser(
                resource.name(),
                resource.metadata().labels("labels"),
                resource.spec().words("roles"),
                resource.spec().lists("traits"),
                resource.place());
    }
}
