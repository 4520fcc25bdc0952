package dev.portcullis.scenario;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Understands what a case expects. */
final class ExpectationReader {
    private static final List<String> LATER = List.of("obligations", "warnings", "missing");

    private final Diagnostics diagnostics;

    ExpectationReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    Expectation read(Fields expect) {
        for (String name : LATER) {
            if (expect.node(name).isPresent()) {
                diagnostics.add(DiagnosticCode.UNSUPPORTED_FIELD.at(expect.placeOfKey(name), name));
            }
        }
        if (expect.word("decision").isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(expect.place(), "the expectation", "decision"));
        }
        return new Expectation(
                expect.word("decision"),
                expect.word("by"),
                expect.word("rule"),
                expect.text("message").map(Fragment::text),
                locks(expect),
                options(expect));
    }

    private static List<String> locks(Fields expect) {
        List<String> locks = new ArrayList<>(expect.words("lock"));
        locks.addAll(expect.words("lock_any_of"));
        return locks;
    }

    private static Map<String, String> options(Fields expect) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Entry option : expect.fields("options").entries()) {
            options.put(option.key().text(), words(option.value()));
        }
        return options;
    }

    private static String words(YamlNode value) {
        return Fields.texts(value).stream().map(Fragment::text).sorted().collect(Collectors.joining(", "));
    }
}
