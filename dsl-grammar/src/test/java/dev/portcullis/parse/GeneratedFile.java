package dev.portcullis.parse;

import dev.portcullis.format.SourcePrinter;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/**
 * A file of rules as somebody with odd habits would write it: any declarations, with blanks, line ends and comments
 * between any two words, and more parentheses than needed.
 *
 * @param text all of it
 * @param plain the same without comments and with one blank between words
 * @param comments in the order of writing
 */
record GeneratedFile(String text, String plain, List<String> comments) {
    private static final List<String> NAMES = List.of("a", "user", "weekend", "größe", "s", "_x1");
    private static final List<String> SOFT =
            List.of("a", "record", "\"x y\"", "`z`", "for", "on", "deny", "rule", "\"in\"", "\"größe\"");
    private static final List<String> LITERALS = List.of(
            "1",
            "-2",
            "- 1.50",
            "1h30m",
            "-60m",
            "true",
            "false",
            "\"\"",
            "\"x\"",
            "`raw \\d`",
            "`two\nlines`",
            "\"\\u00e9\"");
    private static final List<String> MESSAGES = List.of(
            "\"Closed.\"",
            "\"\"",
            "`as \"it\" is`",
            "`plain`",
            "\"ask {{user.name}} or {{ x[\\\"k\\\"] }}{z}\"",
            "`{{a and b}}`");
    private static final List<String> COMMENTS =
            List.of("#", "# words", "// more: \"words\" (", "#!x\t", "//", "# rule \"x\" deny", "# é😀 ");
    private static final List<String> LINE_ENDS =
            List.of("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n\n\n\n", "\n \t\n");
    private static final Map<String, String> SIGNS = Map.of("and", "&&", "or", "||", "not", "!");
    private static final int DEEP = 3;

    static GeneratedFile generate(RandomnessSource source) {
        Writer writer = new Writer(source);
        writer.file();
        return new GeneratedFile(writer.text.toString(), String.join(" ", writer.words), List.copyOf(writer.comments));
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Writer {
        private final RandomnessSource source;
        private final StringBuilder text = new StringBuilder();
        private final List<String> words = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final int chatty;

        Writer(RandomnessSource source) {
            this.source = source;
            this.chatty = 2 + number(30);
            text.append(number(20) == 0 ? "\ufeff" : "");
        }

        void file() {
            int declarations = number(6);
            for (int at = 0; at < declarations; at++) {
                declaration();
            }
            between();
        }

        private void declaration() {
            if (number(3) == 0) {
                write("define", of(NAMES), "=");
                expression();
                return;
            }
            write("rule", of(MESSAGES));
            maybe("for", this::names);
            maybe("on", this::names);
            maybe("when", this::expression);
            maybe("unless", this::expression);
            conclusion();
        }

        private void maybe(String keyword, Runnable rest) {
            if (number(2) == 0) {
                write(keyword);
                rest.run();
            }
        }

        private void names() {
            write(of(SOFT));
            for (int more = number(number(8) == 0 ? 20 : 3); more > 0; more--) {
                write(",", of(SOFT));
            }
        }

        private void conclusion() {
            switch (number(4)) {
                case 0 -> write("deny", of(MESSAGES));
                case 1 -> write(of(List.of("deny", "terminate", "allow")));
                case 2 -> write("terminate", of(MESSAGES));
                default -> settings();
            }
        }

        private void settings() {
            write("allow", "with");
            setting();
            for (int more = number(4); more > 0; more--) {
                write(",");
                setting();
            }
        }

        private void setting() {
            write(of(List.of("a", "with", "obligation", "max_session_ttl")));
            if (number(2) == 0) {
                write(".", of(List.of("b", "deny", "watermark")));
            }
            write("=");
            if (number(3) > 0) {
                write(of(LITERALS));
                return;
            }
            write("[");
            for (int item = number(4); item > 0; item--) {
                write(of(LITERALS));
                write(item > 1 ? List.of(",") : List.of());
            }
            write("]");
        }

        private void expression() {
            Expression tree = GeneratedTrees.generate(Dialect.RULES, source, DEEP);
            String printed = SourcePrinter.print(tree, Dialect.RULES);
            int wrapped = number(10) == 0 ? 1 + number(2) : 0;
            write("(".repeat(wrapped).split("(?<=\\()"));
            PolicyParser.words(Fragment.of(new SourceFile("x", printed))).forEach(word -> write(spelled(word)));
            write(")".repeat(wrapped).split("(?<=\\))"));
        }

        /** Operators have two spellings; a field has the only one. */
        private String spelled(Word word) {
            boolean field = words.get(words.size() - 1).equals(".");
            return field || number(2) == 0
                    ? word.span().text()
                    : SIGNS.getOrDefault(word.span().text(), word.span().text());
        }

        private void write(List<String> several) {
            several.forEach(word -> write(word));
        }

        private void write(String... several) {
            for (String word : several) {
                if (!word.isEmpty()) {
                    between();
                    text.append(word);
                    words.add(word);
                }
            }
        }

        /** Something that parts two words. */
        private void between() {
            text.append(of(List.of(" ", " ", " ", "  ", "\t", " \t ")));
            while (number(chatty) == 0) {
                if (number(2) == 0) {
                    String comment = of(COMMENTS);
                    comments.add(comment.stripTrailing());
                    text.append(comment).append(of(LINE_ENDS));
                } else {
                    text.append(of(LINE_ENDS));
                }
                text.append(" ".repeat(number(5)));
            }
        }

        private <T> T of(List<T> choices) {
            return choices.get(number(choices.size()));
        }

        private int number(int below) {
            return (int) source.next(Constraint.between(0, below - 1L));
        }
    }
}
