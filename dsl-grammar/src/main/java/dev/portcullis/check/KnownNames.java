package dev.portcullis.check;

import dev.portcullis.diagnostic.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of a dialect as words, for proposals. */
final class KnownNames {
    private static final int SHOWN = 4;
    /** How many names that a file defines are proposed: comparing with thousands takes long. */
    private static final int MOST_DEFINED = 100;
    /** The function that is called on a value, where the dialect has it. */
    private static final String AT = Function.AT.text();

    private final List<String> variables;
    private final List<String> functions;

    KnownNames(DialectTable table, Collection<String> defined) {
        this.variables = Stream.concat(
                        table.variables().stream().map(Variable::text),
                        defined.stream().limit(MOST_DEFINED))
                .toList();
        this.functions = table.functions().stream()
                .map(signature -> signature.function().text())
                .toList();
    }

    /** What an author may have meant who called what is no function. */
    String functionHelp(NameChain chain) {
        return functions.contains(AT) ? callHelp(chain) : NearestName.didYouMean(chain.text(), functions);
    }

    private String callHelp(NameChain chain) {
        String text = chain.text();
        if (variables.contains(text)) {
            return "`" + text + "` is a value: leave the parentheses out";
        }
        if (text.equals(AT)) {
            return "write `now.at(\"Europe/Berlin\")`";
        }
        Stream<String> methods = chain.links().stream()
                .limit(1)
                .map(link -> chain.text(chain.links().size()) + "." + AT);
        return NearestName.didYouMean(
                text, Stream.concat(functions.stream(), methods).toList());
    }

    /** Whether a known name goes on after this. */
    boolean begins(String text) {
        return variables.stream().anyMatch(name -> name.startsWith(text + "."));
    }

    /** The known names that begin with this, quoted. */
    String continuations(String text) {
        return variables.stream()
                .filter(name -> name.startsWith(text + "."))
                .limit(SHOWN)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    /** What an author may have meant who went wrong after some good parts. */
    String help(NameChain chain, int good) {
        String written = chain.text(good + 1);
        if (functions.contains(chain.text())) {
            return "`" + chain.text() + "` is a function: write `" + chain.text() + "(…)`";
        }
        String before = good == 0 ? "" : chain.text(good) + ".";
        List<String> next = variables.stream()
                .filter(name -> name.startsWith(before))
                .map(name -> before + name.substring(before.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
        String near = NearestName.didYouMean(written, next);
        return near.isEmpty() && good > 0 ? "names that begin like this: " + continuations(chain.text(good)) : near;
    }
}
