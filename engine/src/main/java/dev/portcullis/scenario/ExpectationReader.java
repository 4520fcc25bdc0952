package dev.portcullis.scenario;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Understands what a case expects. */
final class ExpectationReader {
    private final Diagnostics diagnostics;

    ExpectationReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Expectation read(Fields expect) {
        if (expect.word("decision").isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(expect.place(), "the expectation", "decision"));
        }
        return new Expectation(
                expect.word("decision"),
                expect.word("by"),
                expect.word("rule"),
                expect.text("message").map(Fragment::text),
                locks(expect),
                values(expect.fields("options")),
                values(expect.fields("obligations")),
                texts(expect, "warnings")
                        .map(warnings -> warnings.stream().sorted().toList()),
                texts(expect, "missing"));
    }

    private static List<String> locks(Fields expect) {
        List<String> locks = new ArrayList<>(expect.words("lock"));
        locks.addAll(expect.words("lock_any_of"));
        return locks;
    }

    private static Optional<List<String>> texts(Fields expect, String name) {
        return expect.node(name).map(unused -> expect.words(name));
    }

    private Map<String, Optional<String>> values(Fields fields) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (Entry entry : fields.entries()) {
            checkValue(entry.value());
            values.put(
                    entry.key().text(),
                    Optional.of(entry.value())
                            .filter(value -> !value.isNothing())
                            .map(ExpectationReader::words));
        }
        return values;
    }

    /** A map would be read as no value at all. */
    private void checkValue(YamlNode value) {
        List<YamlNode> values = value instanceof Scalar ? List.of(value) : Fields.items(value);
        if (value instanceof YamlNode.Mapping || !values.stream().allMatch(Scalar.class::isInstance)) {
            diagnostics.add(DiagnosticCode.WRONG_TYPE.at(value.span(), "a value or a list of values", value.words()));
        }
    }

    private static String words(YamlNode value) {
        return Fields.texts(value).stream().map(Fragment::text).sorted().collect(Collectors.joining(", "));
    }
}
