package dev.portcullis.scenario;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.RequestReading;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Request;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads files of test cases. What several files give is read once. */
public final class ScenarioReader {
    private static final String LOAD = "load";
    private static final List<String> NAMES = List.of("id", "name", "title");

    private final PolicyFolders folders = new PolicyFolders();

    /** The files and folders of policies that were named in what was read, whether they are there or not. */
    public List<Path> policies() {
        return folders.named();
    }

    /** Reads a text that is a list of cases, or a map of what they share and the cases. */
    public ScenarioFile read(SourceFile file) {
        return read(file, new YamlReader(YamlLimits.CASES).read(file));
    }

    /**
     * Reads a text if it seems to hold cases: a list, or a map that gives something or has cases. What is no YAML may have
     * been meant as cases and is read, to be reported.
     */
    public Optional<ScenarioFile> find(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.CASES).read(file);
        boolean cases =
                !yaml.diagnostics().isEmpty() || yaml.documents().stream().anyMatch(ScenarioReader::holdsCases);
        return cases ? Optional.of(read(file, yaml)) : Optional.empty();
    }

    private static boolean holdsCases(YamlNode document) {
        if (document instanceof Mapping map) {
            return map.entry("cases").isPresent() || map.entry("given").isPresent();
        }
        return document instanceof Sequence;
    }

    private ScenarioFile read(SourceFile file, YamlFile yaml) {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(yaml.diagnostics());
        Cases cases = new Cases(file, folders, diagnostics);
        List<Scenario> scenarios = new ArrayList<>();
        for (YamlNode document : yaml.documents()) {
            scenarios.addAll(cases.read(document));
        }
        return new ScenarioFile(scenarios, diagnostics.sorted());
    }

    /** The cases of one text. */
    private static final class Cases {
        private final SourceFile file;
        private final PolicyFolders folders;
        private final Diagnostics diagnostics;
        private final ShapeChecker shapes;
        private final Map<String, Span> seen = new HashMap<>();

        Cases(SourceFile file, PolicyFolders folders, Diagnostics diagnostics) {
            this.file = file;
            this.folders = folders;
            this.diagnostics = diagnostics;
            this.shapes = new ShapeChecker(diagnostics);
        }

        List<Scenario> read(YamlNode document) {
            if (document instanceof Sequence list) {
                return read(Fields.NONE, list.items());
            }
            shapes.check(document, ScenarioShape.FILE);
            Fields fields = Fields.of(document);
            return read(fields.fields("given"), fields.items("cases"));
        }

        private List<Scenario> read(Fields shared, List<YamlNode> nodes) {
            GivenReader given = new GivenReader(file, folders, shared, diagnostics);
            List<Scenario> scenarios = new ArrayList<>();
            for (YamlNode node : nodes) {
                readCase(given, node).ifPresent(scenarios::add);
            }
            return scenarios;
        }

        private Optional<Scenario> readCase(GivenReader givens, YamlNode node) {
            Diagnostics found = new Diagnostics();
            new ShapeChecker(found).check(node, ScenarioShape.CASE);
            Fields fields = Fields.of(node);
            Given given = givens.read(fields.fields("given"), found);
            List<String> names = NAMES.stream()
                    .map(fields::word)
                    .filter(word -> !word.isEmpty())
                    .toList();
            checkNames(names, fields, found);
            Expectation expectation = new ExpectationReader(found).read(fields.fields("expect"));
            Optional<Request> request = request(fields, given, givens, found);
            diagnostics.addAll(found.sorted());
            return found.hasErrors()
                    ? Optional.empty()
                    : Optional.of(new Scenario(
                            names.get(0),
                            fields.word("area"),
                            names.size() > 1 ? names.get(names.size() - 1) : "",
                            fields.place(),
                            given,
                            request,
                            expectation));
        }

        private void checkNames(List<String> names, Fields fields, Diagnostics found) {
            if (names.isEmpty()) {
                found.add(DiagnosticCode.MISSING_FIELD.at(fields.placeOf("id"), "the case", "id"));
                return;
            }
            Span place = NAMES.stream()
                    .filter(fields::names)
                    .findFirst()
                    .map(fields::placeOf)
                    .orElse(fields.place());
            Span first = seen.putIfAbsent(names.get(0), place);
            if (first != null) {
                found.add(DiagnosticCode.DUPLICATE_RESOURCE.at(place, "case", names.get(0), first));
            }
        }

        /** The question; none where the case is only about loading. */
        private static Optional<Request> request(Fields fields, Given given, GivenReader givens, Diagnostics found) {
            Optional<YamlNode> node = fields.node("request");
            if (node.isEmpty()) {
                found.add(DiagnosticCode.MISSING_FIELD.at(fields.place(), "the case", "request"));
                return Optional.empty();
            }
            if (fields.fields("request").word("action").equals(LOAD)) {
                return Optional.empty();
            }
            Optional<Instant> now = givens.now(fields.fields("given"));
            if (now.isEmpty()) {
                found.add(DiagnosticCode.MISSING_FIELD.at(fields.placeOf("given"), "what is given", "now"));
            }
            RequestReading reading =
                    new RequestReader(now.orElse(Instant.EPOCH), given.reading().catalog()).read(node.get());
            found.addAll(reading.diagnostics());
            return reading.request();
        }
    }
}
