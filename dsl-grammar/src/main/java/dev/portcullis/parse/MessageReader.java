package dev.portcullis.parse;

import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_TEMPLATE;

import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the text of a message apart: words, and expressions in pairs of braces. The first <code>}}</code> ends an
 * expression, wherever it stands.
 */
final class MessageReader {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final WrittenText text;
    private final Places places;
    private final List<Message.Part> parts = new ArrayList<>();
    private int at;

    private MessageReader(WrittenText text, Places places) {
        this.text = text;
        this.places = places;
    }

    /** The message; one that cannot be read is reported, and what is before its first mistake stands in its place. */
    static Message read(Expression.Text text, String written, int offset, Places places) {
        if (!text.value().contains(OPEN) && !text.value().contains(CLOSE)) {
            List<Message.Part> words =
                    text.value().isEmpty() ? List.of() : List.of(new Message.Part.Words(text.value()));
            return new Message(words, text.span());
        }
        MessageReader reader = new MessageReader(WrittenText.of(written, offset, places), places);
        boolean going = true;
        while (going) {
            going = reader.step();
        }
        return new Message(reader.parts, text.span());
    }

    /** Takes the next words and the expression after them; false when there is no more. */
    private boolean step() {
        String meant = text.meant();
        int open = meant.indexOf(OPEN, at);
        int close = meant.indexOf(CLOSE, at);
        if (close >= 0 && (open < 0 || close < open)) {
            report(close, "`}}` stands before any `{{`", "write `{{expression}}`");
            return false;
        }
        addWords(meant.substring(at, open < 0 ? meant.length() : open));
        if (open < 0) {
            return false;
        }
        if (close < 0) {
            report(open, "`{{` is not closed", "write `}}` after the expression");
            return false;
        }
        expression(open, close).map(Message.Part.Value::new).ifPresent(parts::add);
        at = close + CLOSE.length();
        return true;
    }

    private void addWords(String words) {
        if (!words.isEmpty()) {
            parts.add(new Message.Part.Words(words));
        }
    }

    private Optional<Expression> expression(int open, int close) {
        int first = open + OPEN.length();
        Fragment part = new Fragment(text.meant().substring(first, close), span(open, close + CLOSE.length()));
        return ExpressionReader.read(Dialect.RULES, places.of(part, (start, end) -> span(first + start, first + end)));
    }

    private Span span(int start, int end) {
        return places.span(text.start(start), end > start ? text.end(end) : text.start(start));
    }

    private void report(int start, String message, String help) {
        places.report(
                INVALID_TEMPLATE.at(span(start, start + OPEN.length()), message).withHelp(help));
    }
}
