package dev.portcullis.parse;

import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.And;
import dev.portcullis.syntax.Expression.Bool;
import dev.portcullis.syntax.Expression.Call;
import dev.portcullis.syntax.Expression.Comparison;
import dev.portcullis.syntax.Expression.Index;
import dev.portcullis.syntax.Expression.Length;
import dev.portcullis.syntax.Expression.ListOf;
import dev.portcullis.syntax.Expression.Member;
import dev.portcullis.syntax.Expression.Moment;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Expression.Not;
import dev.portcullis.syntax.Expression.Numeral;
import dev.portcullis.syntax.Expression.Or;
import dev.portcullis.syntax.Expression.Text;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Message;
import dev.portcullis.syntax.RuleFile;
import dev.portcullis.syntax.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trees as text, places aside: two are equal when their texts are. */
final class Trees {
    private Trees() {}

    static String show(RuleFile file) {
        return file.declarations().stream()
                .map(declaration -> " " + show(declaration))
                .collect(Collectors.joining("", "(file", ")"));
    }

    static String show(Declaration declaration) {
        if (declaration instanceof Declaration.Definition definition) {
            return "(define " + show(definition.name()) + " " + show(definition.value()) + ")";
        }
        Declaration.Rule rule = (Declaration.Rule) declaration;
        return Stream.of(
                        Stream.of("(rule " + show(rule.name())),
                        names("for", rule.kinds()),
                        names("on", rule.actions()),
                        rule.when().map(when -> "(when " + show(when) + ")").stream(),
                        rule.unless().map(unless -> "(unless " + show(unless) + ")").stream(),
                        Stream.of(show(rule.conclusion())))
                .flatMap(words -> words)
                .collect(Collectors.joining(" ", "", ")"));
    }

    private static Stream<String> names(String clause, List<Name> names) {
        return names.isEmpty()
                ? Stream.of()
                : Stream.of(names.stream()
                        .map(name -> quote(name.text()))
                        .collect(Collectors.joining(" ", "(" + clause + " ", ")")));
    }

    private static String show(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Allow allow) {
            return allow.settings().stream()
                    .map(setting -> " (" + setting.name().text() + " " + show(setting.value()) + ")")
                    .collect(Collectors.joining("", "(allow", ")"));
        }
        if (conclusion instanceof Conclusion.Deny deny) {
            return "(deny" + deny.message().map(Trees::show).orElse("") + ")";
        }
        return "(terminate"
                + ((Conclusion.Terminate) conclusion).message().map(Trees::show).orElse("") + ")";
    }

    private static String show(Message message) {
        return message.parts().stream()
                .map(part -> part instanceof Message.Part.Words words
                        ? " " + quote(words.text())
                        : " {" + show(((Message.Part.Value) part).expression()) + "}")
                .collect(Collectors.joining("", " (message", ")"));
    }

    /** The expressions of a declaration that are no literals of settings. */
    static Stream<Expression> expressions(Declaration declaration) {
        if (declaration instanceof Declaration.Definition definition) {
            return Stream.of(definition.value());
        }
        Declaration.Rule rule = (Declaration.Rule) declaration;
        return Stream.concat(
                Stream.concat(rule.when().stream(), rule.unless().stream()),
                message(rule.conclusion()).stream()
                        .flatMap(message -> message.parts().stream())
                        .filter(part -> part instanceof Message.Part.Value)
                        .map(part -> ((Message.Part.Value) part).expression()));
    }

    private static Optional<Message> message(Conclusion conclusion) {
        if (conclusion instanceof Conclusion.Deny deny) return deny.message();
        if (conclusion instanceof Conclusion.Terminate terminate) return terminate.message();
        return Optional.empty();
    }

    static String show(Template template) {
        if (template instanceof Template.Substitution substitution) {
            return "(template " + quote(substitution.prefix()) + " " + show(substitution.expression()) + " "
                    + quote(substitution.suffix()) + ")";
        }
        return "(literal " + quote(((Template.Literal) template).text()) + ")";
    }

    static String show(Matcher matcher) {
        if (matcher instanceof Matcher.Regex regex) return "(regex " + quote(regex.pattern()) + ")";
        if (matcher instanceof Matcher.Literal literal) return "(literal " + quote(literal.text()) + ")";
        return ((Matcher.Glob) matcher)
                .parts().stream().map(Trees::quote).collect(Collectors.joining(" ", "(glob ", ")"));
    }

    static String show(Expression expression) {
        if (expression instanceof Text text) return quote(text.value());
        if (expression instanceof Numeral numeral) return numeral.value().toPlainString();
        if (expression instanceof Bool bool) return String.valueOf(bool.value());
        if (expression instanceof Length length) return length.value().toString();
        if (expression instanceof Moment moment) return moment.value().toString();
        if (expression instanceof Name name) return name.text();
        if (expression instanceof Member member) return show(member.target()) + "." + show(member.field());
        if (expression instanceof Index index) return show(index.target()) + "[" + show(index.key()) + "]";
        return Stream.concat(
                        Stream.of(head(expression)),
                        children(expression).stream().map(Trees::show))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    private static String head(Expression expression) {
        if (expression instanceof Comparison comparison)
            return comparison.operator().sign();
        return expression.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static List<Expression> children(Expression expression) {
        if (expression instanceof ListOf list) return list.items();
        if (expression instanceof Member member) return List.of(member.target(), member.field());
        if (expression instanceof Index index) return List.of(index.target(), index.key());
        if (expression instanceof Call call) {
            return Stream.concat(Stream.of(call.callee()), call.arguments().stream())
                    .toList();
        }
        if (expression instanceof Not not) return List.of(not.operand());
        if (expression instanceof And and) return and.operands();
        if (expression instanceof Or or) return or.operands();
        if (expression instanceof Comparison comparison) return List.of(comparison.left(), comparison.right());
        return List.of();
    }

    /** A node and all below it. */
    static Stream<Expression> nodes(Expression expression) {
        return Stream.concat(
                Stream.of(expression), children(expression).stream().flatMap(Trees::nodes));
    }

    private static String quote(String text) {
        return text.codePoints()
                .mapToObj(codePoint -> Character.isISOControl(codePoint)
                        ? String.format(Locale.ROOT, "\\u%04x", codePoint)
                        : Character.toString(codePoint).replace("\\", "\\\\").replace("'", "\\'"))
                .collect(Collectors.joining("", "'", "'"));
    }
}
