package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.YamlLimits;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.catalog.YamlNode.Mapping;
import dev.portcullis.catalog.YamlNode.Scalar;
import dev.portcullis.catalog.YamlNode.Sequence;
import dev.portcullis.catalog.YamlReader;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.source.SourceFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The text of a callers file, to be changed without touching what people have written in it. Tokens stand in lines of their
 * own; where they do not, {@link #holds} tells that a change has failed.
 */
public record CallersText(String text) {
    private static final String KEY = "tokens";

    /** The same with one more token, behind the others. */
    public CallersText with(StaticToken token) {
        SourceFile file = new SourceFile("callers", text);
        List<YamlNode> items = items(file);
        if (items.isEmpty()) {
            return new CallersText(withoutEmptyKey(file) + KEY + ":\n" + lines(token, "  "));
        }
        YamlNode last = items.get(items.size() - 1);
        int end = file.line(last.span().end() - 1);
        String dash = file.lineText(file.line(last.span().start()));
        String indent = dash.substring(0, Math.max(0, dash.indexOf('-')));
        return new CallersText(head(file, end) + lines(token, indent) + tail(file, end));
    }

    /** The same without the tokens of some ids. */
    public CallersText without(Predicate<String> id) {
        SourceFile file = new SourceFile("callers", text);
        List<YamlNode> items = items(file);
        StringBuilder rest = new StringBuilder();
        int kept = 0;
        for (YamlNode item : items) {
            if (id.test(Fields.of(item).word("id"))) {
                IntStream.range(kept, file.line(item.span().start()) - 1)
                        .forEach(line -> rest.append(file.lineText(line + 1)).append('\n'));
                kept = file.line(item.span().end() - 1);
            }
        }
        return new CallersText(rest + tail(file, kept));
    }

    /** Whether a text reads as a callers file with exactly these tokens. */
    public boolean holds(List<StaticToken> tokens) {
        CallersReading reading = CallersReader.read(new SourceFile("callers", text), Path.of(""));
        return reading.callers().filter(file -> file.tokens().equals(tokens)).isPresent();
    }

    private static List<YamlNode> items(SourceFile file) {
        return new YamlReader(YamlLimits.POLICY)
                .read(file).documents().stream()
                        .findFirst()
                        .map(document -> Fields.of(document).items(KEY))
                        .orElse(List.of());
    }

    private static String withoutEmptyKey(SourceFile file) {
        String rest = file.text().replaceAll("(?m)^" + KEY + ":[ \\t]*(\\[])?[ \\t]*\\R?", "");
        return rest.isEmpty() || rest.endsWith("\n") ? rest : rest + "\n";
    }

    private static String head(SourceFile file, int lastLine) {
        StringBuilder head = new StringBuilder();
        IntStream.rangeClosed(1, lastLine)
                .forEach(line -> head.append(file.lineText(line)).append('\n'));
        return head.toString();
    }

    /** What stands behind a line. */
    private static String tail(SourceFile file, int line) {
        int lines = file.line(file.text().length());
        return line >= lines ? "" : file.text().substring(file.lineStart(line + 1));
    }

    private static String lines(StaticToken token, String indent) {
        String item = YamlWriter.write(Sequence.of(List.of(entry(token))));
        return item.lines().map(line -> indent + line + "\n").reduce("", String::concat);
    }

    private static Mapping entry(StaticToken token) {
        List<Entry> entries = new ArrayList<>();
        entries.add(text("name", token.grant().name()));
        entries.add(text("id", token.id()));
        entries.add(text("hash", token.hash().text()));
        entries.add(Entry.of(
                "rights",
                Sequence.of(token.grant().rights().stream()
                        .sorted()
                        .map(right -> Scalar.of(right.word()))
                        .toList())));
        if (token.grant().acting() instanceof Acting.Stored stored) {
            entries.add(text("user", stored.name()));
        }
        if (token.grant().acting() instanceof Acting.Own own) {
            entries.add(Entry.of(
                    "roles", Sequence.of(own.roles().stream().map(Scalar::of).toList())));
        }
        time("created", token.created()).ifPresent(entries::add);
        time("expires", token.expires()).ifPresent(entries::add);
        return Mapping.of(entries);
    }

    private static Entry text(String key, String value) {
        return Entry.of(key, Scalar.of(value));
    }

    private static Optional<Entry> time(String key, Instant time) {
        return time.equals(Instant.MIN) || time.equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(text(key, time.toString()));
    }
}
