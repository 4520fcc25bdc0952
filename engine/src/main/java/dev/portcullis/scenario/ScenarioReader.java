package dev.portcullis.scenario;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.RequestReading;
import dev.portcullis.catalog.ShapeChecker;
import dev.portcullis.catalog.YamlFile;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.request.Request;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads files of test cases. */
public final class ScenarioReader {
    private static final String LOAD = "load";

    /** Reads a text that is a list of cases, or a map of what they share and the cases. */
    public ScenarioFile read(SourceFile file) {
        YamlFile yaml = new YamlReader(YamlLimits.CASES).read(file);
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.addAll(yaml.diagnostics());
        List<Scenario> scenarios = new ArrayList<>();
        for (YamlNode document : yaml.documents()) {
            scenarios.addAll(new Cases(file, diagnostics).read(document));
        }
        return new ScenarioFile(scenarios, diagnostics.sorted());
    }

    /** The cases of one document. */
    private static final class Cases {
        private final SourceFile file;
        private final Diagnostics diagnostics;
        private final ShapeChecker shapes;
        private final Map<String, Span> seen = new HashMap<>();

        Cases(SourceFile file, Diagnostics diagnostics) {
            this.file = file;
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
            GivenReader given = new GivenReader(file, shared);
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
            Given given = givens.read(fields.fields("given"));
            checkId(fields, found);
            Expectation expectation = new ExpectationReader(found).read(fields.fields("expect"));
            Optional<Request> request = request(fields, given, givens, found);
            diagnostics.addAll(found.sorted());
            return found.hasErrors()
                    ? Optional.empty()
                    : Optional.of(new Scenario(
                            fields.word("id"),
                            fields.word("area"),
                            fields.word("title"),
                            fields.place(),
                            given,
                            request,
                            expectation));
        }

        private void checkId(Fields fields, Diagnostics found) {
            String id = fields.word("id");
            Span place = fields.placeOf("id");
            if (id.isEmpty()) {
                found.add(DiagnosticCode.MISSING_FIELD.at(place, "the case", "id"));
                return;
            }
            Span first = seen.putIfAbsent(id, place);
            if (first != null) {
                found.add(DiagnosticCode.DUPLICATE_RESOURCE.at(place, "case", id, first));
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
