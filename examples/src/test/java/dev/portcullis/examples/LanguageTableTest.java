package dev.portcullis.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.check.DialectTable;
import dev.portcullis.check.Function;
import dev.portcullis.check.LocalField;
import dev.portcullis.check.Variable;
import dev.portcullis.parse.PortcullisLexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the language leaves nothing out. */
class LanguageTableTest {
    private static final Path PAGE = Path.of("docs/language.md");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern FUNCTION_ROW = Pattern.compile("(?m)^\\| `(.*?\\(.*?)` \\| ");

    @TempDir
    private Path folder;

    private String page = "";
    private List<String> code = List.of();

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(PAGE);
        code = CODE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyNameIsExplained() {
        for (Variable name : DialectTable.RULES.variables()) {
            assertThat(code).anyMatch(text -> text.equals(name.text()) || text.startsWith(name.text() + "[\""));
        }
    }

    @Test
    void everyFunctionIsExplained() {
        for (String function : functions()) {
            assertThat(page).containsPattern("(?m)^\\| `([a-z.]+\\.)?" + Pattern.quote(function) + "\\(");
        }
    }

    @Test
    void everyFieldOfALocalTimeIsExplained() {
        for (LocalField field : LocalField.values()) {
            assertThat(code).anyMatch(text -> text.endsWith("." + field.text()));
        }
    }

    @Test
    void everyKeywordIsExplained() {
        assertThat(keywords())
                .contains("define", "unless")
                .allSatisfy(keyword -> assertThat(code).contains(keyword));
    }

    @ParameterizedTest
    @MethodSource("examplesOfFunctions")
    void everyExampleOfAFunctionCanBeWritten(String example) throws IOException {
        Path file = Files.writeString(folder.resolve("example.rules"), "define value = " + example + "\n");

        assertThat(Command.run("check", file.toString()).printed()).endsWith("0 errors, 1 warning\n");
    }

    private static Stream<String> examplesOfFunctions() throws IOException {
        return FUNCTION_ROW
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult row) -> row.group(1))
                .filter(row -> !row.contains("`"));
    }

    private static List<String> functions() {
        return DialectTable.RULES.functions().stream()
                .map(signature -> signature.function())
                .map(Function::text)
                .toList();
    }

    private static List<String> keywords() {
        return IntStream.rangeClosed(0, PortcullisLexer.VOCABULARY.getMaxTokenType())
                .mapToObj(PortcullisLexer.VOCABULARY::getLiteralName)
                .filter(Objects::nonNull)
                .map(literal -> literal.substring(1, literal.length() - 1))
                .filter(literal -> literal.matches("[a-z]+"))
                .toList();
    }
}
