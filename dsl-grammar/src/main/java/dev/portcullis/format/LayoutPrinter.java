package dev.portcullis.format;

import dev.portcullis.format.Layout.Blank;
import dev.portcullis.format.Layout.Break;
import dev.portcullis.format.Layout.Comment;
import dev.portcullis.format.Layout.Group;
import dev.portcullis.format.Layout.LineEnd;
import dev.portcullis.format.Layout.Nested;
import dev.portcullis.format.Layout.Sequence;
import dev.portcullis.format.Layout.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Divides a layout into lines. A group is measured when it is met, up to the first place after it where a line can
 * end; as lines are short, this is quick. Blanks and line ends wait until something is written after them, so that no
 * line ends with a blank and several line ends are one.
 */
final class LayoutPrinter {
    private static final int INDENT = 2;

    /** What waits to be written. */
    private enum Pending {
        NOTHING,
        BLANK,
        BREAK
    }

    /** How line ends of a layout are written. */
    private enum Mode {
        FLAT,
        BROKEN
    }

    private record Item(Layout layout, Mode mode, int indent) {}

    private final int width;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Item> rest = new ArrayDeque<>();
    private Pending pending = Pending.NOTHING;
    private int pendingIndent;
    private int column;
    private boolean afterComment;

    private LayoutPrinter(int width) {
        this.width = width;
    }

    /** Lines that have at most so many characters where the layout allows for it; the last has no end. */
    static String print(Layout layout, int width) {
        LayoutPrinter printer = new LayoutPrinter(width);
        printer.rest.push(new Item(layout, Mode.BROKEN, 0));
        while (!printer.rest.isEmpty()) {
            printer.write(printer.rest.pop());
        }
        return printer.out.toString();
    }

    private void write(Item item) {
        Layout layout = item.layout();
        if (layout instanceof Text text) {
            writeText(text.text());
        } else if (layout instanceof Blank) {
            pending = pending == Pending.NOTHING ? Pending.BLANK : pending;
        } else if (layout instanceof LineEnd end) {
            writeLineEnd(end, item);
        } else if (layout instanceof Break) {
            breakLine(item.indent());
        } else if (layout instanceof Comment comment) {
            writeComment(comment, item.indent());
        } else if (layout instanceof Sequence sequence) {
            push(sequence.parts(), item);
        } else if (layout instanceof Nested nested) {
            rest.push(new Item(nested.content(), item.mode(), item.indent() + INDENT));
        } else if (layout instanceof Group group) {
            Mode mode = item.mode() == Mode.FLAT || fits(group) ? Mode.FLAT : Mode.BROKEN;
            rest.push(new Item(group.content(), mode, item.indent()));
        } else {
            throw new AssertionError("no case for " + layout);
        }
    }

    private void push(List<Layout> parts, Item item) {
        for (int at = parts.size() - 1; at >= 0; at--) {
            rest.push(new Item(parts.get(at), item.mode(), item.indent()));
        }
    }

    private void writeLineEnd(LineEnd end, Item item) {
        if (item.mode() == Mode.BROKEN) {
            breakLine(item.indent());
        } else if (!end.otherwise().isEmpty() && pending == Pending.NOTHING) {
            pending = Pending.BLANK;
        }
    }

    private void breakLine(int indent) {
        pending = Pending.BREAK;
        pendingIndent = indent;
    }

    private void writeComment(Comment comment, int indent) {
        if (comment.position() == Comment.Position.OWN_LINE || afterComment) {
            breakLine(indent);
        } else {
            pending = Pending.BLANK;
        }
        writeText(comment.text());
        afterComment = true;
        breakLine(indent);
    }

    private void writeText(String text) {
        if (out.length() > 0) {
            writePending();
        }
        pending = Pending.NOTHING;
        afterComment = false;
        out.append(text);
        int line = text.lastIndexOf('\n') + 1;
        column = (line == 0 ? column : 0) + text.codePointCount(line, text.length());
    }

    private void writePending() {
        switch (pending) {
            case NOTHING -> {}
            case BLANK -> {
                out.append(' ');
                column++;
            }
            case BREAK -> {
                out.append('\n').append(" ".repeat(pendingIndent));
                column = pendingIndent;
            }
        }
    }

    private int columnOfNext() {
        return switch (pending) {
            case NOTHING -> column;
            case BLANK -> column + 1;
            case BREAK -> pendingIndent;
        };
    }

    /** Whether the group, and what is glued to it, can stand on the rest of the line. */
    private boolean fits(Group group) {
        Room room = new Room(width - columnOfNext());
        room.takeFlat(group.content());
        Iterator<Item> after = rest.iterator();
        while (room.isOpen() && after.hasNext()) {
            Item item = after.next();
            if (item.mode() == Mode.FLAT) {
                room.takeFlat(item.layout());
            } else {
                room.takeUpToLineEnd(item.layout());
            }
        }
        return room.isEnough();
    }
}
