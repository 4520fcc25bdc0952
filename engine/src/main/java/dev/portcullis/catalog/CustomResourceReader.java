package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Style;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns resources in the form of Teleport's Kubernetes operator into Teleport's own form. Every value keeps its place,
 * so that whoever reads them further needs to know of one form only.
 */
final class CustomResourceReader {
    static final String GROUP = "resources.teleport.dev";
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,3}");
    private static final String PREFIX = "Teleport";
    /** What Teleport's metadata and those of Kubernetes have in common. */
    private static final List<String> COMMON_METADATA = List.of("name", "labels");

    private final Diagnostics diagnostics;
    private final ShapeChecker shapes;

    CustomResourceReader(Diagnostics diagnostics, ShapeChecker shapes) {
        this.diagnostics = diagnostics;
        this.shapes = shapes;
    }

    /** Whether a document is meant for the operator. */
    static boolean isCustom(Fields document) {
        String version = document.word("apiVersion");
        return version.equals(GROUP) || version.startsWith(GROUP + "/");
    }

    /** What helps those who wrote a custom resource without saying so. */
    static String helpWithout(String kind) {
        return CustomKind.ofWord(kind).isPresent() ? "add `apiVersion: " + GROUP + "/v1`" : "";
    }

    /** The resource, or nothing when its kind is not read. */
    Optional<Resource> read(Mapping document, Fields fields) {
        String word = fields.word("kind");
        Optional<CustomKind> kind = CustomKind.ofWord(word);
        if (fields.node("kind").isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD
                    .at(fields.placeOfKey("apiVersion"), "the document", "kind")
                    .withHelp("add `kind: " + CustomKind.ROLE_V7.word() + "`, or another kind"));
        } else if (kind.isEmpty()) {
            diagnostics.add(DiagnosticCode.UNKNOWN_KIND
                    .at(fields.placeOf("kind"), YamlWords.shortened(word))
                    .withHelp(help(word)));
        } else {
            shapes.check(document, CustomResourceShape.of(kind.get()));
        }
        return kind.map(known -> Resource.of(known.kind(), teleportsForm(known, document, fields)));
    }

    /** The nearest kind; what all of them begin with makes none of them nearer. */
    private static String help(String word) {
        List<String> stems = CustomKind.words().stream()
                .map(kind -> kind.substring(PREFIX.length()))
                .toList();
        String stem = word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : word;
        return NearestName.of(stem.toLowerCase(Locale.ROOT), stems)
                .map(PREFIX::concat)
                .or(() -> stem.equals(word) ? NearestName.of(word, CustomKind.words()) : Optional.empty())
                .map(kind -> "did you mean `" + kind + "`?")
                .orElse("");
    }

    private Fields teleportsForm(CustomKind kind, Mapping document, Fields fields) {
        Span kindPlace = fields.placeOf("kind");
        List<Entry> entries = new ArrayList<>();
        entries.add(entry("kind", new Fragment(kind.kind().word(), kindPlace)));
        entries.add(entry("version", version(kind, fields)));
        for (Entry entry : document.entries()) {
            if (entry.key().text().equals("metadata")) {
                entries.add(new Entry(entry.key(), common(entry.value())));
            } else if (entry.key().text().equals("spec")) {
                entries.add(entry);
            }
        }
        return Fields.of(new Mapping(entries, document.span()));
    }

    private Fragment version(CustomKind kind, Fields fields) {
        Span place = fields.placeOf("apiVersion");
        String written = fields.word("apiVersion").substring(GROUP.length());
        String version = written.isEmpty() ? written : written.substring(1);
        if (!VERSION.matcher(version).matches()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD
                    .at(place, "`" + YamlWords.shortened(fields.word("apiVersion")) + "` names no version")
                    .withHelp("write `" + GROUP + "/v1`"));
            return new Fragment(kind.version(), fields.placeOf("kind"));
        }
        boolean later = kind == CustomKind.ROLE && number(version) > number(kind.version());
        return later ? new Fragment(version, place) : new Fragment(kind.version(), fields.placeOf("kind"));
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring(1));
    }

    private static YamlNode common(YamlNode metadata) {
        return metadata instanceof Mapping mapping
                ? new Mapping(
                        mapping.entries().stream()
                                .filter(entry ->
                                        COMMON_METADATA.contains(entry.key().text()))
                                .toList(),
                        mapping.span())
                : metadata;
    }

    private static Entry entry(String key, Fragment value) {
        return new Entry(
                new Scalar(key, Style.PLAIN, value.place()), new Scalar(value.text(), Style.QUOTED, value.place()));
    }
}
