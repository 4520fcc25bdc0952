package dev.portcullis.format;

import dev.portcullis.format.Layout.Comment.Position;
import dev.portcullis.parse.Word;
import dev.portcullis.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment of a text.
 *
 * @param position whether code stands before it on its line
 * @param span where it is
 */
record WrittenComment(Position position, Span span) {
    /** Those among the words of a text. */
    static List<WrittenComment> of(List<Word> words) {
        List<WrittenComment> comments = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).kind() == Word.Kind.COMMENT) {
                boolean first = at == 0
                        || LineEnds.count(
                                        words.get(at - 1).span(), words.get(at).span())
                                > 0;
                comments.add(new WrittenComment(
                        first ? Position.OWN_LINE : Position.AFTER_CODE,
                        words.get(at).span()));
            }
        }
        return comments;
    }

    /** With its sign, without the blanks at its end. */
    String text() {
        String text = span.text();
        int end = text.length();
        while (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t') {
            end--;
        }
        return text.substring(0, end);
    }

    Layout layout() {
        return new Layout.Comment(text(), position);
    }
}
