package dev.portcullis.cli;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.scenario.Outcome;
import dev.portcullis.scenario.ScenarioResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of cases in the XML of JUnit, which build servers read: a suite for each file of cases. */
final class JunitReport {
    private static final String NAME = "portcullis";

    private final TextReport text;

    JunitReport(TextReport text) {
        this.text = text;
    }

    /** What came of one file: cases that could be read, and places where one could not. */
    private record Suite(String file, List<ScenarioResult> results, List<Diagnostic> unreadable) {
        Suite(String file) {
            this(file, new ArrayList<>(), new ArrayList<>());
        }

        long tests() {
            return results.size() + (long) unreadable.size();
        }

        long errors() {
            return unreadable.size()
                    + results.stream().filter(JunitReport::crashed).count();
        }

        long failures() {
            return results.stream()
                    .filter(result -> !result.passed() && !crashed(result))
                    .count();
        }

        Duration time() {
            return results.stream().map(ScenarioResult::time).reduce(Duration.ZERO, Duration::plus);
        }
    }

    void write(TestRun run, PrintWriter out) {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            List<Suite> suites = suites(run);
            head(xml, NAME, suites);
            for (Suite suite : suites) {
                suite(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
        out.println(document);
    }

    private static List<Suite> suites(TestRun run) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        for (ScenarioResult result : run.results()) {
            String file = result.scenario().place().file().name();
            suites.computeIfAbsent(file, Suite::new).results().add(result);
        }
        for (Diagnostic error : run.unreadable()) {
            String file = error.place().file().name();
            suites.computeIfAbsent(file, Suite::new).unreadable().add(error);
        }
        return List.copyOf(suites.values());
    }

    private static void head(XMLStreamWriter xml, String name, List<Suite> suites) throws XMLStreamException {
        attribute(xml, "name", name);
        attribute(xml, "tests", Long.toString(sum(suites, Suite::tests)));
        attribute(xml, "failures", Long.toString(sum(suites, Suite::failures)));
        attribute(xml, "errors", Long.toString(sum(suites, Suite::errors)));
        attribute(xml, "skipped", "0");
        attribute(xml, "time", seconds(suites.stream().map(Suite::time).reduce(Duration.ZERO, Duration::plus)));
    }

    private static long sum(List<Suite> suites, ToLongFunction<Suite> count) {
        return suites.stream().mapToLong(count).sum();
    }

    private void suite(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        head(xml, suite.file(), List.of(suite));
        attribute(xml, "file", suite.file());
        for (ScenarioResult result : suite.results()) {
            testcase(xml, suite.file(), result);
        }
        for (Diagnostic error : suite.unreadable()) {
            unreadable(xml, suite.file(), error);
        }
        xml.writeEndElement();
    }

    private void testcase(XMLStreamWriter xml, String file, ScenarioResult result) throws XMLStreamException {
        begin(xml, file, result.scenario().label(), result.scenario().place().line(), result.time());
        if (crashed(result)) {
            complaint(xml, "error", "crash", summary(result), text.describe(result));
        } else if (!result.passed()) {
            complaint(xml, "failure", "mismatch", summary(result), text.describe(result));
        }
        xml.writeEndElement();
    }

    private void unreadable(XMLStreamWriter xml, String file, Diagnostic error) throws XMLStreamException {
        String name =
                "can be read at " + error.place().line() + ":" + error.place().column();
        begin(xml, file, name, error.place().line(), Duration.ZERO);
        complaint(xml, "error", error.code().id(), error.toString(), text.describe(error));
        xml.writeEndElement();
    }

    /** Build servers take what is before the last point of a class name for its package. */
    private static void begin(XMLStreamWriter xml, String file, String name, int line, Duration time)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(
                xml,
                "classname",
                file.replaceAll("\\.[^./]*$", "").replaceAll("^[./]+", "").replace('/', '.'));
        attribute(xml, "name", name);
        attribute(xml, "file", file);
        attribute(xml, "line", Integer.toString(line));
        attribute(xml, "time", seconds(time));
    }

    private static void complaint(XMLStreamWriter xml, String element, String type, String message, String details)
            throws XMLStreamException {
        xml.writeStartElement(element);
        attribute(xml, "message", message);
        attribute(xml, "type", type);
        xml.writeCharacters(printable(details));
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

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9)
                .setScale(6, RoundingMode.HALF_UP)
                .toPlainString();
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
