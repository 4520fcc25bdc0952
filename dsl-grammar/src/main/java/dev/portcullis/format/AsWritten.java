package dev.portcullis.format;

import dev.portcullis.parse.Word;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import java.util.List;
import java.util.stream.Collectors;

/** Literals and comments as they are in a text; only texts in back quotes that need none get double quotes. */
final class AsWritten implements Writing {
    private final List<Word> words;
    private final List<WrittenComment> comments;
    private int next;

    AsWritten(List<Word> words) {
        this.words = words;
        this.comments = WrittenComment.of(words);
    }

    @Override
    public String literal(Expression literal) {
        return literal(literal.span());
    }

    /** The literal at a place, without the blanks that may be in it. */
    String literal(Span place) {
        String text = words.subList(firstFrom(place.start()), firstFrom(place.end())).stream()
                .filter(word -> word.kind() == Word.Kind.CODE)
                .map(word -> word.span().text())
                .collect(Collectors.joining());
        return text.startsWith("`") ? backQuoted(text.replace("\r", "")) : text;
    }

    private static String backQuoted(String text) {
        boolean plain = text.codePoints().noneMatch(unit -> unit == '"' || unit == '\\' || Quotes.isHidden(unit));
        return plain ? '"' + text.substring(1, text.length() - 1) + '"' : text;
    }

    /** Where a keyword stands, looked for from an offset on. */
    int keyword(String keyword, int from) {
        return words.subList(firstFrom(from), words.size()).stream()
                .map(Word::span)
                .filter(span -> span.text().equals(keyword))
                .findFirst()
                .orElseThrow()
                .start();
    }

    /** The index of the first word that begins at an offset or after it. */
    private int firstFrom(int offset) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public List<Layout> commentsBefore(int offset) {
        return takeBefore(offset).stream().map(WrittenComment::layout).toList();
    }

    /** The comments before an offset that have not been taken yet. */
    List<WrittenComment> takeBefore(int offset) {
        int first = next;
        while (next < comments.size() && comments.get(next).span().start() < offset) {
            next++;
        }
        return comments.subList(first, next);
    }
}
