package dev.portcullis.draft;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Extra;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.store.ResourceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources that are to be written to a store, checked together with all that is in it. */
public final class Drafts {
    private final SourceFiles files;
    private final Function<SourceFile, ResourceKey> rulesKey;
    private final Map<ResourceKey, String> texts = new LinkedHashMap<>();
    private final List<Span> misfits = new ArrayList<>();
    private final Diagnostics diagnostics = new Diagnostics();
    private boolean unanchored;

    private Drafts(SourceFiles files, Function<SourceFile, ResourceKey> rulesKey) {
        this.files = files;
        this.rulesKey = rulesKey;
    }

    /** Reads resources and files of rules. What was broken in the store before is not held against them. */
    public static Drafts of(SourceFiles files, StoreReading state) {
        return of(new Drafts(files, file -> StoredKey.ofRules(rulesName(file))), state);
    }

    /** Reads what has become of one resource; a file of rules may have any name meanwhile. */
    public static Drafts edited(ResourceKey key, SourceFiles files, StoreReading state) {
        return of(new Drafts(files, file -> key), state);
    }

    private static Drafts of(Drafts drafts, StoreReading state) {
        drafts.read();
        drafts.check(state);
        return drafts;
    }

    /** What is to be written, in the order it was found. */
    public Map<ResourceKey, String> texts() {
        return texts;
    }

    /** Everything to say about it, in order of place. */
    public List<Diagnostic> diagnostics() {
        return diagnostics.sorted();
    }

    /** Whether all of it may be written. */
    public boolean accepted() {
        return !diagnostics.hasErrors();
    }

    /** The name of a file without its folder and its ending. */
    private static String rulesName(SourceFile file) {
        String last = file.name().substring(file.name().lastIndexOf('/') + 1);
        return last.substring(0, last.lastIndexOf('.'));
    }

    private void read() {
        CatalogReading reading = new CatalogReader(Extra.DOCUMENTS).read(files);
        unanchored = reading.catalog().locks().stream()
                .anyMatch(lock -> lock.anchors().isEmpty());
        Map<Span, Document> documents =
                reading.documents().stream().collect(Collectors.toMap(Document::place, Function.identity()));
        for (SourceFile file : files.files()) {
            if (CatalogReader.holdsRules(file)) {
                addRules(file);
            } else {
                addResources(file, documents);
            }
        }
    }

    private void addRules(SourceFile file) {
        ResourceKey key = rulesKey.apply(file);
        if (!key.isAddressable()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    new Span(file, 0, 0), "the name `" + key.name() + "` cannot be part of an address"));
        }
        if (texts.putIfAbsent(key, file.text()) != null) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    new Span(file, 0, 0), "there are two files of rules with the name `" + key.name() + "`"));
        }
    }

    private void addResources(SourceFile file, Map<Span, Document> documents) {
        List<YamlNode> nodes = new YamlReader(YamlLimits.POLICY).read(file).documents();
        for (YamlNode node : nodes) {
            Optional<Document> document =
                    Optional.ofNullable(documents.get(node.span())).filter(Drafts::isNamed);
            document.ifPresent(found -> texts.putIfAbsent(StoredKey.of(found), DraftText.of(found, nodes.size())));
            if (document.isEmpty()) {
                misfits.add(node.span());
            }
        }
    }

    /** Whether a store could keep it. */
    private static boolean isNamed(Document document) {
        return document.kind().isSingle() || !document.name().isEmpty();
    }

    /**
     * Locks of the store are left unread, however many there are: none of them can clash with what is written, unless that
     * is one of those locks of which there must not be too many.
     */
    private void check(StoreReading store) {
        StoreReading state = unanchored ? store : store.withoutLocks();
        List<Diagnostic> after = everything(state.without(texts.keySet()), files);
        addOwn(after.stream().filter(this::isOwn).toList());
        List<Diagnostic> others = errors(after).filter(found -> !isOwn(found)).toList();
        if (!others.isEmpty()) {
            Set<String> before = errors(everything(state, new SourceFiles(List.of(), List.of())))
                    .map(Diagnostic::toString)
                    .collect(Collectors.toSet());
            others.stream().filter(found -> !before.contains(found.toString())).forEach(diagnostics::add);
        }
    }

    /** A document that is passed over says something only where nothing else is said of it. */
    private void addOwn(List<Diagnostic> own) {
        own.stream()
                .map(found -> found.code() == DiagnosticCode.UNKNOWN_KIND ? found.asError() : found)
                .forEach(diagnostics::add);
        misfits.stream()
                .filter(place -> own.stream().noneMatch(found -> isWithin(place, found.place())))
                .forEach(place -> diagnostics.add(
                        DiagnosticCode.INVALID_FIELD.at(place, "this is not a resource that a store keeps")));
    }

    private static boolean isWithin(Span whole, Span part) {
        return part.file().equals(whole.file()) && part.start() >= whole.start() && part.end() <= whole.end();
    }

    private static List<Diagnostic> everything(StoreReading state, SourceFiles more) {
        return PolicyFiles.of(state.catalog(more)).diagnostics();
    }

    private static Stream<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(found -> found.severity() == Severity.ERROR);
    }

    /** Whether it is about what is to be written; files that could not be read have texts of their own. */
    private boolean isOwn(Diagnostic found) {
        return files.diagnostics().contains(found)
                || files.files().contains(found.place().file());
    }
}
