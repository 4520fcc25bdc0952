package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CoverageReportsTest {
    @TempDir
    private Path folder;

    @Test
    void peopleReadWhatTestsHaveNotShown() {
        assertThat(text()).isEqualTo("""
                coverage 55.0 %: 2 of 4 rules applied, 3 of 8 conditions both true and false
                  policy/freeze.rules  47.0 %: 1 of 3 rules applied, 2 of 7 conditions both true and false
                    5:9  never false: not (b or c)
                    5:14  never true: b or c
                    5:14  always an error: b
                    5:19  never true: c
                    7:6  rule "open" never applied
                    8:6  rule "other" never evaluated
                    9:8  never evaluated: d
                  policy/other/freeze.rules  100.0 %: 1 of 1 rules applied, 1 of 1 conditions both true and false
                """);
    }

    @Test
    void codeHostsReadATracefile() {
        StringWriter written = new StringWriter();
        CoverageLcov.write(CoverageSample.coverage(), new PrintWriter(written));
        assertThat(written.toString()).startsWith("""
                TN:
                SF:policy/freeze.rules
                FN:2,closed; at <weekends>
                FN:7,open
                FN:8,other
                FNDA:2,closed; at <weekends>
                FNDA:0,open
                FNDA:0,other
                FNF:3
                FNH:1
                BRDA:4,0,0,2
                BRDA:4,0,1,3
                BRDA:4,1,0,5
                BRDA:4,1,1,1
                BRDA:5,0,0,5
                BRDA:5,0,1,0
                BRDA:5,1,0,0
                BRDA:5,1,1,5
                BRDA:5,2,0,0
                BRDA:5,2,1,0
                BRDA:5,3,0,0
                BRDA:5,3,1,5
                BRDA:9,0,0,-
                BRDA:9,0,1,-
                BRF:14
                BRH:7
                DA:2,6
                DA:4,6
                DA:5,5
                DA:7,4
                DA:8,0
                DA:9,0
                LF:6
                LH:4
                end_of_record
                TN:
                SF:policy/other/freeze.rules
                """);
    }

    @Test
    void pagesShowTheSourceAsItIs() throws Exception {
        Element page = pages("1-freeze.rules.html");

        Element source = (Element) page.getElementsByTagName("pre").item(0);
        removeAll(source, "small");
        removeNumbers(source);
        assertThat(source.getTextContent())
                .isEqualTo(CoverageSample.coverage().files().get(0).file().text());
    }

    @Test
    void pagesColourEveryCondition() throws IOException {
        new CoverageHtml(folder).write(CoverageSample.coverage());
        String page = Files.readString(folder.resolve("1-freeze.rules.html"));
        assertThat(page)
                .contains(
                        "<span class=\"both\">a == &quot;1&quot;</span>\n",
                        "<span class=\"part\">not (<span class=\"part\"><span class=\"none\">b</span>",
                        "<small> always an error</small>",
                        "<span class=\"none\">d</span><small> never evaluated</small>",
                        "<span class=\"both\">&quot;closed, at &lt;weekends&gt;&quot;</span>\n",
                        "<span class=\"none\">&quot;open&quot;</span><small> never applied</small>")
                .doesNotContain("<weekends", "<script", "http://", "https://");
    }

    @Test
    void pagesNeedNothingElseAndLeadToEachOther() throws Exception {
        Element index = pages("index.html");
        NodeList links = index.getElementsByTagName("a");
        assertThat(links.getLength()).isEqualTo(2);
        for (int at = 0; at < links.getLength(); at++) {
            assertThat(folder.resolve(((Element) links.item(at)).getAttribute("href")))
                    .exists();
        }
        String page = Files.readString(folder.resolve("1-freeze.rules.html"));
        Matcher within = Pattern.compile("href=\"#(L\\d+)\"").matcher(page);
        assertThat(within.results().map(link -> link.group(1)).toList())
                .hasSize(10)
                .allMatch(line -> page.contains("id=\"" + line + "\""));
        assertThat(page).contains("<html lang=\"en\">", "prefers-color-scheme: dark", "<th scope=\"col\">");
    }

    @Test
    void namesOfFilesCannotLeaveTheFolder() throws IOException {
        new CoverageHtml(folder.resolve("pages")).write(CoverageSample.coverage());
        try (var files = Files.list(folder.resolve("pages"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "1-freeze.rules.html", "2-freeze.rules.html");
        }
        assertThat(CoverageHtml.escaped("a\u0007\u202e\"'")).isEqualTo("a\ufffd\ufffd&quot;&#39;");
    }

    @Test
    void aFolderThatCannotBeWrittenIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        CoverageHtml html = new CoverageHtml(file);
        assertThatThrownBy(() -> html.write(CoverageSample.coverage()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cannot write to " + file);
    }

    private static String text() {
        StringWriter written = new StringWriter();
        CoverageText.write(CoverageSample.coverage(), new PrintWriter(written));
        return written.toString().replace(System.lineSeparator(), "\n");
    }

    /** A page as XML: its first line and its empty elements are those of HTML. */
    private Element pages(String name) throws Exception {
        new CoverageHtml(folder).write(CoverageSample.coverage());
        String page = Files.readString(folder.resolve(name))
                .replace("<!DOCTYPE html>", "")
                .replaceAll("<meta [^>]*>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page)))
                .getDocumentElement();
    }

    private static void removeAll(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        while (found.getLength() > 0) {
            found.item(0).getParentNode().removeChild(found.item(0));
        }
    }

    private static void removeNumbers(Element root) {
        NodeList spans = root.getElementsByTagName("span");
        for (int at = spans.getLength() - 1; at >= 0; at--) {
            Element span = (Element) spans.item(at);
            if (span.getAttribute("class").equals("n")) {
                span.getParentNode().removeChild(span);
            }
        }
    }
}
