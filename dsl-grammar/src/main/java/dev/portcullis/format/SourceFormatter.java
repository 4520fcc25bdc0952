package dev.portcullis.format;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.Layout.Comment.Position;
import dev.portcullis.parse.PolicyParser;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.source.Span;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.RuleFile;
import java.util.List;
import java.util.Optional;

/**
 * Files of rules in one layout for all. Comments stay, and the spelling of literals; blank lines part groups of
 * definitions and comments where the author parted them, and rules from everything else.
 */
public final class SourceFormatter {
    private static final int WIDTH = 100;

    private final AsWritten writing;
    private final DeclarationLayout layout;
    private final StringBuilder out = new StringBuilder();
    private Span last = Span.NONE;

    private SourceFormatter(AsWritten writing) {
        this.writing = writing;
        this.layout = new DeclarationLayout(writing);
    }

    /** The file in its layout, every line with a line end; empty when it cannot be read, which is reported. */
    public static Optional<String> format(SourceFile file, Diagnostics diagnostics) {
        Fragment fragment = Fragment.of(file);
        return PolicyParser.file(fragment, diagnostics)
                .map(tree -> new SourceFormatter(new AsWritten(PolicyParser.words(fragment))).format(tree));
    }

    private String format(RuleFile file) {
        List<Declaration> declarations = file.declarations();
        for (int at = 0; at < declarations.size(); at++) {
            Declaration declaration = declarations.get(at);
            List<WrittenComment> comments = comments(declaration.span().start());
            boolean apart = at > 0 && !(isDefinition(declaration) && isDefinition(declarations.get(at - 1)));
            if (apart && !hasBlankLine(comments, declaration.span())) {
                out.append('\n');
            }
            comments.forEach(comment -> write(comment.text(), comment.span()));
            write(LayoutPrinter.print(layout.of(declaration), WIDTH), declaration.span());
        }
        comments(file.span().file().text().length()).forEach(comment -> write(comment.text(), comment.span()));
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private static boolean isDefinition(Declaration declaration) {
        return declaration instanceof Declaration.Definition;
    }

    /** The comments before an offset; one at the end of the last declaration's line is written there. */
    private List<WrittenComment> comments(int offset) {
        List<WrittenComment> comments = writing.takeBefore(offset);
        if (comments.isEmpty() || comments.get(0).position() == Position.OWN_LINE) {
            return comments;
        }
        out.append(' ').append(comments.get(0).text());
        last = comments.get(0).span();
        return comments.subList(1, comments.size());
    }

    private boolean hasBlankLine(List<WrittenComment> comments, Span declaration) {
        Span before = last;
        for (WrittenComment comment : comments) {
            if (LineEnds.count(before, comment.span()) > 1) {
                return true;
            }
            before = comment.span();
        }
        return LineEnds.count(before, declaration) > 1;
    }

    private void write(String text, Span place) {
        if (!out.isEmpty()) {
            out.append(LineEnds.count(last, place) > 1 ? "\n\n" : "\n");
        }
        out.append(text);
        last = place;
    }
}
