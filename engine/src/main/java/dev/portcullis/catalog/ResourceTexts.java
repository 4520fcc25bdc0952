package dev.portcullis.catalog;

import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes files apart into resources without understanding them. A mistake inside a resource goes with its text, to
 * whoever reads that.
 */
public final class ResourceTexts {
    /** The kind of a whole file of rules. */
    public static final String RULES = "rules";

    /** The kind of a document that is Teleport's static configuration file. */
    public static final String CONFIGURATION = "configuration";

    private final String path;
    private final List<ResourceText> found = new ArrayList<>();

    private ResourceTexts(String path) {
        this.path = path;
    }

    /**
     * The resources of a file; nothing when it holds anything that should be a resource and has no name. The
     * {@link CatalogReader} says what is wrong then.
     *
     * @param path where the file is in its folder, which names what has no name of its own
     */
    public static Optional<List<ResourceText>> of(SourceFile file, String path) {
        if (CatalogReader.holdsRules(file)) {
            String name = path.substring(0, path.lastIndexOf('.'));
            return Optional.of(List.of(new ResourceText(RULES, name, file.text(), file.all())));
        }
        YamlFile yaml = new YamlReader(YamlLimits.POLICY).read(file);
        if (yaml.diagnostics().stream().anyMatch(ResourceTexts::isError)) {
            return Optional.empty();
        }
        ResourceTexts texts = new ResourceTexts(path);
        return yaml.documents().stream().allMatch(texts::add) ? Optional.of(texts.found) : Optional.empty();
    }

    private static boolean isError(Diagnostic diagnostic) {
        return diagnostic.severity() == Severity.ERROR;
    }

    /** Whether a document is understood so far. */
    private boolean add(YamlNode document) {
        if (!(document instanceof Mapping mapping)) {
            return false;
        }
        Fields fields = Fields.of(mapping);
        String word = fields.word("kind");
        if (CustomResourceReader.isCustom(fields)) {
            return fields.node("kind").isPresent()
                    && add(CustomKind.ofWord(word).map(CustomKind::kind), mapping, fields);
        }
        if (fields.node("kind").isPresent()) {
            return add(Kind.ofWord(word), mapping, fields);
        }
        return isConfiguration(fields)
                ? add(CONFIGURATION, path, mapping, mapping.span())
                : CatalogBuilder.isCaseFile(fields);
    }

    private static boolean isConfiguration(Fields fields) {
        return DocumentForm.CONFIGURATION_KEYS.stream()
                .anyMatch(key -> fields.node(key).isPresent());
    }

    /** Other kinds are passed over, as they are wherever resources are read. */
    private boolean add(Optional<Kind> kind, Mapping document, Fields fields) {
        return kind.isEmpty() || add(Resource.of(kind.get(), fields), document);
    }

    private boolean add(Resource resource, Mapping document) {
        Kind kind = resource.kind();
        String name = kind.isSingle() ? kind.word().replace('_', '-') : resource.name();
        return !name.isEmpty() && add(kind.word(), name, document, resource.namePlace());
    }

    private boolean add(String kind, String name, Mapping document, Span place) {
        return found.add(new ResourceText(kind, name, YamlWriter.write(document), place));
    }
}
