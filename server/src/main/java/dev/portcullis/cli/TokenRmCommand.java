package dev.portcullis.cli;

import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.server.caller.CallersLedger;
import dev.portcullis.server.caller.StaticToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code portcullis token rm}: removes tokens. */
@Command(
        name = "rm",
        description = {
            "Removes tokens from a callers file: one by its id, or all that a caller has by its name.",
            "A server refuses them once it has read the file anew."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:they are removed",
            "1:there is no such token, and nothing is removed",
            "2:the command line or the file cannot be used"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis token rm gateway --callers callers.yaml",
            "  portcullis token rm 5f0c2e41d77a9b03 --callers callers.yaml"
        })
final class TokenRmCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "NAME|ID", description = "Whose tokens, or which.")
    private List<String> wanted = List.of();

    @Mixin
    private final CallersOption callers;

    TokenRmCommand(Terminal terminal) {
        this.terminal = terminal;
        this.callers = new CallersOption(terminal);
    }

    @Override
    public Integer call() {
        Optional<List<StaticToken>> known = callers.tokens();
        return known.isPresent() ? remove(known.get()) : ExitCode.BAD_INPUT;
    }

    private int remove(List<StaticToken> known) {
        List<String> missing = wanted.stream()
                .filter(word -> known.stream().noneMatch(token -> isMeant(token, word)))
                .toList();
        missing.forEach(word -> terminal.err()
                .println("portcullis: token " + Table.visible(word) + " is not found" + nearest(word, known)));
        if (!missing.isEmpty()) {
            return ExitCode.FAILED;
        }
        removed(callers.ledger())
                .forEach(token -> terminal.out()
                        .println("token " + Table.visible(token.id()) + " of "
                                + Table.visible(token.grant().name()) + " has been removed"));
        return ExitCode.OK;
    }

    private List<StaticToken> removed(CallersLedger ledger) {
        try {
            return ledger.remove(token -> wanted.stream().anyMatch(word -> isMeant(token, word)));
        } catch (IOException refused) {
            throw new InputException("cannot write " + ledger.path() + ": " + refused.getMessage());
        }
    }

    private static boolean isMeant(StaticToken token, String word) {
        return token.id().equals(word) || token.grant().name().equals(word);
    }

    private static String nearest(String word, List<StaticToken> known) {
        List<String> words = known.stream()
                .flatMap(token -> Stream.of(token.grant().name(), token.id()))
                .distinct()
                .toList();
        String meant = NearestName.didYouMean(word, words);
        return meant.isEmpty() ? "" : "; " + meant;
    }
}
