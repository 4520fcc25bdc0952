package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.INCOMPLETE_NAME;
import static dev.portcullis.diagnostic.DiagnosticCode.INVALID_KEY;
import static dev.portcullis.diagnostic.DiagnosticCode.MISSING_KEY;
import static dev.portcullis.diagnostic.DiagnosticCode.NO_FIELDS;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_FUNCTION;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_NAME;
import static dev.portcullis.diagnostic.DiagnosticCode.UNKNOWN_TRAIT;
import static dev.portcullis.diagnostic.DiagnosticCode.UNUSUAL_NAME;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.Excerpt;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Call;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what chains of names stand for in the table of a dialect. */
final class NameResolver {
    private final DialectTable table;
    private final Diagnostics found;
    private final Set<String> defined;

    NameResolver(DialectTable table, Diagnostics found) {
        this(table, found, Set.of());
    }

    /** With names beside those of the table, to propose. */
    NameResolver(DialectTable table, Diagnostics found, Set<String> defined) {
        this.table = table;
        this.found = found;
        this.defined = defined;
    }

    /** The function that is called; empty when it was reported. */
    Optional<Signature> function(Call call) {
        NameChain chain = NameChain.of(call.callee());
        String text = chain.text();
        Optional<Signature> signature =
                chain.isPlain() && !text.equals(Function.AT.text()) ? table.function(text) : Optional.empty();
        if (signature.isEmpty()) {
            found.add(
                    UNKNOWN_FUNCTION.at(call.callee().span(), Excerpt.of(text)).withHelp(known().functionHelp(chain)));
        }
        return signature;
    }

    /** What a chain stands for; empty when it was reported. */
    Optional<Reference> resolve(Expression expression) {
        NameChain chain = NameChain.of(expression);
        for (int size = chain.plainSize(); size > 0; size--) {
            Optional<Variable> variable = table.variable(chain.text(size));
            if (variable.isPresent()) {
                return complete(chain, size, variable.get());
            }
        }
        return refuse(unknown(chain));
    }

    private Optional<Reference> complete(NameChain chain, int used, Variable variable) {
        List<Expression> rest = chain.after(used);
        int expected = expectedKeys(variable, rest);
        if (rest.size() < expected) {
            return refuse(missing(chain, variable));
        }
        Optional<Expression> wrong = rest.stream()
                .limit(expected)
                .filter(node -> NameChain.key(node).isEmpty())
                .findFirst();
        if (wrong.isPresent()) {
            return refuse(INVALID_KEY.at(NameChain.place(wrong.get()), variable.text()));
        }
        List<String> keys = rest.stream()
                .limit(expected)
                .map(node -> NameChain.key(node).orElseThrow())
                .toList();
        ValueType type = variable.type(keys.isEmpty() ? "" : keys.get(0));
        if (rest.size() > expected) {
            Expression more = rest.get(expected);
            return refuse(NO_FIELDS
                    .at(NameChain.place(more), Excerpt.of(chain.text(used + expected)), type.title())
                    .withHelp(type == ValueType.TIMESTAMP ? "write `now.at(\"Europe/Berlin\").weekday`" : ""));
        }
        return knownKey(chain, used, variable, keys)
                ? Optional.of(new Reference(variable, keys, type))
                : Optional.empty();
    }

    /** How many keys belong to a name; the usual fields of an open one are plain values. */
    private static int expectedKeys(Variable variable, List<Expression> rest) {
        return switch (variable.shape()) {
            case PLAIN -> 0;
            case MAP -> 1;
            case JSON -> rest.size();
            case OPEN ->
                rest.stream()
                                .findFirst()
                                .flatMap(NameChain::key)
                                .filter(variable.knownKeys()::contains)
                                .isPresent()
                        ? 1
                        : Math.max(1, rest.size());
        };
    }

    /** Reports a first key that is not among those known; answers whether the name has a meaning nevertheless. */
    private boolean knownKey(NameChain chain, int used, Variable variable, List<String> keys) {
        if (variable.knownKeys().isEmpty() || variable.knownKeys().contains(keys.get(0))) {
            return true;
        }
        boolean open = variable.shape() == Variable.Shape.OPEN;
        String words = open ? variable.text() + "." + keys.get(0) : keys.get(0);
        found.add((open ? UNUSUAL_NAME : UNKNOWN_TRAIT)
                .at(NameChain.place(chain.after(used).get(0)), Excerpt.of(words))
                .withHelp(NearestName.of(keys.get(0), variable.knownKeys())
                        .map(near -> "did you mean `" + variable.text() + "." + near + "`?")
                        .orElse(open ? "" : "other traits are `external[\"…\"]`")));
        return open;
    }

    /** Made for mistakes only: there may be many names, and most expressions have none. */
    private KnownNames known() {
        return new KnownNames(table, defined);
    }

    private Optional<Reference> refuse(Diagnostic problem) {
        found.add(problem);
        return Optional.empty();
    }

    private static Diagnostic missing(NameChain chain, Variable variable) {
        return MISSING_KEY.at(chain.span(), variable.text()).withHelp("write `" + variable.text() + "[\"…\"]`");
    }

    private Diagnostic unknown(NameChain chain) {
        int plain = chain.plainSize();
        if (plain == 0) {
            Expression first = chain.after(0).get(0);
            return NO_FIELDS.at(NameChain.place(first), Excerpt.of(chain.headText()), "a value");
        }
        KnownNames known = known();
        int good = plain;
        while (good > 0 && !known.begins(chain.text(good))) {
            good--;
        }
        if (good == plain) {
            return INCOMPLETE_NAME
                    .at(chain.span(), chain.text(good))
                    .withHelp("names that begin like this: " + known.continuations(chain.text(good)));
        }
        return UNKNOWN_NAME
                .at(chain.place(good), Excerpt.of(chain.text(good + 1)))
                .withHelp(known.help(chain, good));
    }
}
