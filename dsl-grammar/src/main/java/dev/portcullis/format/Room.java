package dev.portcullis.format;

import dev.portcullis.format.Layout.Blank;
import dev.portcullis.format.Layout.Break;
import dev.portcullis.format.Layout.Comment;
import dev.portcullis.format.Layout.Group;
import dev.portcullis.format.Layout.LineEnd;
import dev.portcullis.format.Layout.Nested;
import dev.portcullis.format.Layout.Sequence;
import dev.portcullis.format.Layout.Text;

/** What is left of a line while layouts are put on it. */
final class Room {
    private int left;
    private boolean ended;

    Room(int left) {
        this.left = left;
    }

    /** Whether more has to stand on this line. */
    boolean isOpen() {
        return left >= 0 && !ended;
    }

    boolean isEnough() {
        return left >= 0;
    }

    /** Puts all of a layout on the line; one with a comment cannot be. */
    void takeFlat(Layout layout) {
        if (layout instanceof Text text) {
            take(text.text());
        } else if (layout instanceof Blank) {
            left--;
        } else if (layout instanceof LineEnd end) {
            left -= end.otherwise().length();
        } else if (layout instanceof Comment || layout instanceof Break) {
            left = -1;
        } else if (layout instanceof Group group) {
            takeFlat(group.content());
        } else if (layout instanceof Nested nested) {
            takeFlat(nested.content());
        } else {
            for (Layout part : ((Sequence) layout).parts()) {
                if (!isOpen()) {
                    return;
                }
                takeFlat(part);
            }
        }
    }

    /** Puts that much of a layout on the line as has to be. */
    void takeUpToLineEnd(Layout layout) {
        if (layout instanceof LineEnd || layout instanceof Break || layout instanceof Comment) {
            ended = true;
        } else if (layout instanceof Group group) {
            takeUpToLineEnd(group.content());
        } else if (layout instanceof Nested nested) {
            takeUpToLineEnd(nested.content());
        } else if (layout instanceof Sequence sequence) {
            for (Layout part : sequence.parts()) {
                if (!isOpen()) {
                    return;
                }
                takeUpToLineEnd(part);
            }
        } else {
            takeFlat(layout);
        }
    }

    /** A text of several lines ends this one. */
    private void take(String text) {
        int end = text.indexOf('\n');
        left -= text.codePointCount(0, end < 0 ? text.length() : end);
        ended = end >= 0;
    }
}
