package dev.portcullis.check;

import dev.portcullis.source.Span;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chain such as {@code user.spec.traits["team"]}, taken apart.
 *
 * @param head what the chain begins with
 * @param links every {@code Member} and {@code Index} on top of it, in the order of writing
 */
record NameChain(Expression head, List<Expression> links) {
    static NameChain of(Expression expression) {
        Deque<Expression> links = new ArrayDeque<>();
        Expression head = expression;
        while (head instanceof Member || head instanceof Index) {
            links.push(head);
            head = head instanceof Member member ? member.target() : ((Index) head).target();
        }
        return new NameChain(head, List.copyOf(links));
    }

    /** How many names it begins with, before the first key in brackets. */
    int plainSize() {
        if (!(head instanceof Name)) {
            return 0;
        }
        return 1
                + (int) links.stream().takeWhile(link -> link instanceof Member).count();
    }

    /** Whether it is made of names only. */
    boolean isPlain() {
        return plainSize() == 1 + links.size();
    }

    /** Its first parts as written, with dots; the head is the first. */
    String text(int parts) {
        return headText()
                + links.stream().limit(parts - 1L).map(NameChain::linkText).collect(Collectors.joining());
    }

    /** All of it as written. */
    String text() {
        return text(1 + links.size());
    }

    String headText() {
        String written = head instanceof Name name ? name.text() : head.span().text();
        return written.isEmpty() ? "…" : written;
    }

    private static String linkText(Expression link) {
        if (link instanceof Member member) {
            return "." + member.field().text();
        }
        return key(link).map(key -> "[\"" + key + "\"]").orElse("[…]");
    }

    /** The links after its first parts. */
    List<Expression> after(int parts) {
        return parts == 0 ? links : links.subList(parts - 1, links.size());
    }

    Span span() {
        return links.isEmpty() ? head.span() : links.get(links.size() - 1).span();
    }

    /** The place of one part. */
    Span place(int part) {
        return part == 0 ? head.span() : place(links.get(part - 1));
    }

    /** The place of what a link adds. */
    static Span place(Expression link) {
        return link instanceof Member member
                ? member.field().span()
                : ((Index) link).key().span();
    }

    /** The key that a link looks up; empty when it is computed. */
    static Optional<String> key(Expression link) {
        if (link instanceof Member member) {
            return Optional.of(member.field().text());
        }
        return link instanceof Index index && index.key() instanceof Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }
}
