package dev.portcullis.parse;

import dev.portcullis.check.DialectTable;
import dev.portcullis.check.ExpressionChecker;
import dev.portcullis.check.RuleClashes;
import dev.portcullis.check.RuleExpressionChecker;
import dev.portcullis.check.RuleFileChecker;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.SourceFormatter;
import dev.portcullis.format.SourcePrinter;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.SourceFile;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Dialect;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.RuleFile;
import dev.portcullis.syntax.Template;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One text taken through all stages.
 *
 * @param tree its tree or value as text; empty when there is none
 * @param print the tree printed
 * @param kinds the kinds of node in the tree
 * @param found what was reported
 */
record Sample(Optional<String> tree, Optional<String> print, List<Class<?>> kinds, List<Diagnostic> found) {
    /** Reads and checks a text; the kind is the word that case files use. */
    static Sample of(String kind, String text) {
        Fragment fragment = Fragment.of(new SourceFile("case", text));
        return switch (kind) {
            case "where" -> expression(fragment, Dialect.WHERE, Optional.of(DialectTable.WHERE));
            case "labels" -> expression(fragment, Dialect.LABELS, Optional.of(DialectTable.LABELS));
            case "rules" -> expression(fragment, Dialect.RULES, Optional.empty());
            case "file" -> file(fragment);
            case "condition" -> condition(fragment);
            case "policy" -> policy(fragment);
            case "template" -> template(fragment);
            case "matcher" -> matcher(fragment);
            case "duration" -> scalar(found -> PolicyParser.duration(fragment, found));
            case "timestamp" -> scalar(found -> PolicyParser.timestamp(fragment, found));
            default -> throw new IllegalArgumentException("no such kind of text: " + kind);
        };
    }

    private static Sample expression(Fragment fragment, Dialect dialect, Optional<DialectTable> table) {
        Diagnostics found = new Diagnostics();
        Optional<Expression> tree = PolicyParser.expression(fragment, dialect, found);
        tree.ifPresent(expression -> table.ifPresent(known -> ExpressionChecker.condition(expression, known, found)));
        return new Sample(
                tree.map(Trees::show),
                tree.map(expression -> SourcePrinter.print(expression, dialect)),
                tree.map(expression -> kinds(Trees.nodes(expression))).orElse(List.of()),
                found.sorted());
    }

    private static Sample file(Fragment fragment) {
        Diagnostics found = new Diagnostics();
        Optional<RuleFile> tree = PolicyParser.file(fragment, found);
        List<Declaration> declarations = tree.map(RuleFile::declarations).orElse(List.of());
        Stream<?> parts = declarations.stream().flatMap(Sample::parts);
        Optional<String> print = SourceFormatter.format(fragment.place().file(), new Diagnostics());
        return new Sample(tree.map(Trees::show), print, kinds(parts), found.sorted());
    }

    /** A condition of a rule or lock: only what is wrong with it. */
    private static Sample condition(Fragment fragment) {
        Diagnostics found = new Diagnostics();
        PolicyParser.expression(fragment, Dialect.RULES, found)
                .ifPresent(expression -> RuleExpressionChecker.condition(expression, found));
        return new Sample(Optional.empty(), Optional.empty(), List.of(), found.sorted());
    }

    /** A whole policy of one file: only what is wrong with it. */
    private static Sample policy(Fragment fragment) {
        Diagnostics found = new Diagnostics();
        PolicyParser.file(fragment, found)
                .flatMap(file -> RuleFileChecker.check(file, found))
                .ifPresent(rules -> RuleClashes.check(List.of(rules), found));
        return new Sample(Optional.empty(), Optional.empty(), List.of(), found.sorted());
    }

    private static Stream<?> parts(Declaration declaration) {
        Stream<?> conclusion = Stream.of(declaration)
                .filter(found -> found instanceof Declaration.Rule)
                .map(rule -> ((Declaration.Rule) rule).conclusion());
        return Stream.of(
                        Stream.of(declaration),
                        conclusion,
                        Trees.expressions(declaration).flatMap(Trees::nodes))
                .flatMap(part -> part);
    }

    private static Sample template(Fragment fragment) {
        Diagnostics found = new Diagnostics();
        Optional<Template> tree = PolicyParser.template(fragment, found);
        List<Expression> expressions = tree.stream()
                .filter(template -> template instanceof Template.Substitution)
                .map(template -> ((Template.Substitution) template).expression())
                .toList();
        expressions.forEach(expression -> ExpressionChecker.value(expression, DialectTable.TEMPLATE, found));
        return new Sample(
                tree.map(Trees::show),
                tree.map(SourcePrinter::print),
                kinds(Stream.concat(tree.stream(), expressions.stream().flatMap(Trees::nodes))),
                found.sorted());
    }

    private static Sample matcher(Fragment fragment) {
        Diagnostics found = new Diagnostics();
        Optional<Matcher> tree = PolicyParser.matcher(fragment, found);
        return new Sample(tree.map(Trees::show), tree.map(SourcePrinter::print), kinds(tree.stream()), found.sorted());
    }

    private static <T> Sample scalar(java.util.function.Function<Diagnostics, Optional<T>> reader) {
        Diagnostics found = new Diagnostics();
        Optional<String> value = reader.apply(found).map(Object::toString);
        return new Sample(value, Optional.empty(), List.of(), found.sorted());
    }

    private static List<Class<?>> kinds(Stream<?> nodes) {
        return nodes.<Class<?>>map(Object::getClass).distinct().toList();
    }
}
