package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.scenario.Outcome;
import dev.portcullis.scenario.ScenarioResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of cases in the XML of JUnit, which build servers read: a suite for each file of cases. */
final class JunitReport {
    private static final String SUITE = "portcullis";

    private final TextReport text;

    JunitReport(TextReport text) {
        this.text = text;
    }

    void write(TestRun run, PrintWriter out) {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            attribute(xml, "name", SUITE);
            counts(
                    xml,
                    run.passed() + run.failed(),
                    run.failures().size(),
                    run.unreadable().size());
            for (Map.Entry<String, List<ScenarioResult>> file : byFile(run).entrySet()) {
                suite(xml, file.getKey(), file.getValue());
            }
            if (!run.unreadable().isEmpty()) {
                unreadable(xml, run.unreadable());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
        out.println(document);
    }

    private static Map<String, List<ScenarioResult>> byFile(TestRun run) {
        return run.results().stream()
                .collect(Collectors.groupingBy(
                        result -> result.scenario().place().file().name(), LinkedHashMap::new, Collectors.toList()));
    }

    private void suite(XMLStreamWriter xml, String file, List<ScenarioResult> results) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", file);
        long crashes = results.stream().filter(JunitReport::crashed).count();
        long failures = results.stream().filter(result -> !result.passed()).count() - crashes;
        counts(xml, results.size(), failures, crashes);
        for (ScenarioResult result : results) {
            testcase(xml, file, result);
        }
        xml.writeEndElement();
    }

    private void testcase(XMLStreamWriter xml, String file, ScenarioResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "classname", file);
        attribute(xml, "name", result.scenario().id() + " " + result.scenario().title());
        attribute(xml, "file", file);
        attribute(xml, "line", Integer.toString(result.scenario().place().line()));
        if (!result.passed()) {
            xml.writeStartElement(crashed(result) ? "error" : "failure");
            attribute(xml, "message", summary(result));
            xml.writeCharacters(printable(text.describe(result)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean crashed(ScenarioResult result) {
        return result.outcome() instanceof Outcome.Crashed;
    }

    private static String summary(ScenarioResult result) {
        return result.comparisons().stream()
                .filter(comparison -> !comparison.agrees())
                .map(comparison ->
                        comparison.part() + ": expected " + comparison.expected() + ", actual " + comparison.actual())
                .collect(Collectors.joining("; "));
    }

    private static void unreadable(XMLStreamWriter xml, List<Diagnostic> errors) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", "unreadable cases");
        counts(xml, errors.size(), 0, errors.size());
        for (Diagnostic error : errors) {
            xml.writeStartElement("testcase");
            attribute(xml, "classname", error.place().file().name());
            attribute(xml, "name", error.place().toString());
            xml.writeStartElement("error");
            attribute(xml, "message", error.toString());
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, long tests, long failures, long errors) throws XMLStreamException {
        attribute(xml, "tests", Long.toString(tests));
        attribute(xml, "failures", Long.toString(failures));
        attribute(xml, "errors", Long.toString(errors));
        attribute(xml, "skipped", "0");
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value.replace('\n', ' ')));
    }

    /** What XML cannot hold, as the escapes that people know. */
    private static String printable(String value) {
        StringBuilder printable = new StringBuilder(value.length());
        value.codePoints().forEach(unit -> {
            if (isPrintable(unit)) {
                printable.appendCodePoint(unit);
            } else {
                printable.append(String.format("\\u%04x", unit));
            }
        });
        return printable.toString();
    }

    private static boolean isPrintable(int unit) {
        if (unit == '\n' || unit == '\t') {
            return true;
        }
        int kind = Character.getType(unit);
        return kind != Character.CONTROL && kind != Character.SURROGATE && unit != 0xfffe && unit != 0xffff;
    }
}
