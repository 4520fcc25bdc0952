package dev.portcullis.parse;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cases as people read them. A case is a headline with the kind of text, the text after bars, under each line what is
 * reported about it; and where that is no error the tree, and the tree printed when that differs. A text that is too long to write is told as {@code repeat N: TEXT}.
 *
 * <pre>
 * == where: the name of a function is misspelt
 * | containz(user.metadata.name, "x")
 *   ^~~~~~~~ P202 `containz` is not a known function
 *   help: did you mean `contains`?
 * </pre>
 *
 * @param name file and headline
 * @param kind kind of text
 * @param text what is read
 * @param body everything under the headline, which is what {@link #rendered} must give
 */
record CaseFile(String name, String kind, String text, String body) {
    private static final List<Path> FOLDERS =
            List.of(Path.of("src/test/resources/cases/parse"), Path.of("src/test/resources/cases/check"));
    private static final String REPEAT = "repeat ";

    static Stream<CaseFile> all() {
        return FOLDERS.stream().flatMap(CaseFile::folder);
    }

    private static Stream<CaseFile> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(CaseFile::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<CaseFile> read(Path file) {
        try {
            String[] blocks = ("\n" + Files.readString(file)).split("\n== ", -1);
            return Stream.of(blocks).skip(1).map(block -> parse(file.getFileName() + ": ", block.strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static CaseFile parse(String prefix, String block) {
        List<String> lines = block.lines().toList();
        String headline = lines.get(0);
        List<String> body = lines.subList(1, lines.size());
        String kind = headline.substring(0, headline.indexOf(':'));
        return new CaseFile(prefix + headline, kind, text(body), String.join("\n", body) + "\n");
    }

    private static String text(List<String> body) {
        if (body.get(0).startsWith(REPEAT)) {
            String[] words = body.get(0).substring(REPEAT.length()).split(": ", 2);
            return words[1].repeat(Integer.parseInt(words[0]));
        }
        return body.stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n"));
    }

    /** What the text gives, in the form of a case. */
    String rendered(Sample sample) {
        List<String> out = new ArrayList<>();
        if (body.startsWith(REPEAT)) {
            out.add(body.lines().findFirst().orElseThrow());
            sample.found()
                    .forEach(
                            found -> out.addAll(described("at " + (found.place().start() + 1), found)));
        } else {
            List<String> lines = List.of(text.split("\n", -1));
            for (int line = 1; line <= lines.size(); line++) {
                out.add(lines.get(line - 1).isEmpty() ? "|" : "| " + lines.get(line - 1));
                out.addAll(below(line, sample));
            }
        }
        if (sample.found().stream().noneMatch(found -> found.severity() == Severity.ERROR)) {
            sample.tree().ifPresent(tree -> out.add("  tree: " + tree));
            sample.print()
                    .filter(print -> !print.stripTrailing().equals(text))
                    .ifPresent(print -> out.add(printed(print.stripTrailing())));
        }
        return String.join("\n", out) + "\n";
    }

    private static String printed(String print) {
        return "  print: " + print.replaceAll("\n(?=.)", "\n         ");
    }

    private static List<String> below(int line, Sample sample) {
        return sample.found().stream()
                .filter(found -> found.place().line() == line)
                .flatMap(found -> described(underline(found.place()), found).stream())
                .toList();
    }

    private static String underline(Span place) {
        String first = place.text().lines().findFirst().orElse("");
        return " ".repeat(place.column() - 1) + "^" + "~".repeat(Math.max(0, first.length() - 1));
    }

    private static List<String> described(String where, Diagnostic found) {
        List<String> out = new ArrayList<>();
        out.add("  " + where + " " + found.code().id() + " " + found.message());
        if (!found.help().isEmpty()) {
            out.add("  help: " + found.help());
        }
        return out;
    }

    @Override
    public String toString() {
        return name;
    }
}
