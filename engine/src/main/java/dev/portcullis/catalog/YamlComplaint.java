package dev.portcullis.catalog;

import static java.util.Objects.requireNonNullElse;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.source.Span;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain words what the YAML parser complains about. */
final class YamlComplaint {
    private static final List<Wording> WORDINGS = List.of(
            new Wording("(TAB)", "a tab cannot be used here", "indent with blanks"),
            new Wording(
                    "mapping values are not allowed",
                    "a `:` is not expected here",
                    "put a text that holds `: ` in quotes, or check the indentation"),
            new Wording("<document start>", "the document has ended before this", "begin the next one with `---`"),
            new Wording("<stream end>", "the file ends where a value is expected", ""),
            new Wording("unexpected end of stream", "the text in quotes is not closed", "add the closing quote"),
            new Wording("unexpected document separator", "the text in quotes is not closed", "add the closing quote"),
            new Wording("cannot start any token", "a value cannot start with this character", "put it in quotes"),
            new Wording("expected <block end>", "this does not fit what stands above it", "check the indentation"),
            new Wording("',' or ']'", "a `,` or a `]` is expected here", ""),
            new Wording("',' or '}'", "a `,` or a `}` is expected here", ""),
            new Wording("could not find expected ':'", "a `:` is expected after this", ""),
            new Wording("unknown escape character", "this is not an escape that a text can hold", ""),
            new Wording("escape sequence", "this is not an escape that a text can hold", ""));

    private YamlComplaint() {}

    /** What the parser's words stand for. */
    private record Wording(String sign, String message, String help) {}

    static Diagnostic of(YamlEngineException complaint, Offsets offsets) {
        if (complaint instanceof YamlVersionException) {
            return DiagnosticCode.INVALID_YAML.at(
                    new Span(offsets.file(), 0, 0), "only versions 1.1 and 1.2 of YAML can be read");
        }
        if (!(complaint instanceof MarkedYamlEngineException marked)
                || marked.getProblemMark().isEmpty()) {
            return DiagnosticCode.INVALID_YAML.at(
                    new Span(offsets.file(), 0, 0), clause(requireNonNullElse(complaint.getMessage(), "not YAML")));
        }
        String problem = requireNonNullElse(marked.getProblem(), "this is not YAML");
        Span place = isOfWholeText(problem) && marked.getContextMark().isPresent()
                ? offsets.at(marked.getContextMark())
                : offsets.at(marked.getProblemMark());
        for (Wording wording : WORDINGS) {
            if (problem.contains(wording.sign())) {
                return DiagnosticCode.INVALID_YAML.at(place, wording.message()).withHelp(wording.help());
            }
        }
        return DiagnosticCode.INVALID_YAML.at(place, clause(problem));
    }

    /** Whether the beginning of the text in quotes says more than the place where the parser gave up. */
    private static boolean isOfWholeText(String problem) {
        return problem.contains("unexpected end of stream") || problem.contains("unexpected document separator");
    }

    private static String clause(String problem) {
        String line = problem.strip().replaceAll("\\s+", " ").replace('\'', '`');
        return line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
