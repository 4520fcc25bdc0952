package dev.portcullis.cli;

import dev.portcullis.catalog.Kind;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoreException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis rm}: deletes resources of a store. */
@Command(
        name = "rm",
        description = {
            "Deletes resources of a store, one after another; what is not found does not keep the others.",
            "Kinds are those of `get`, and `rules` for whole files of rules. Without cluster settings their defaults hold."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of them are deleted",
            "1:one of them is not found, is a role that users have, or the last user who may delete locks",
            "2:the command line or the store cannot be used",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the last deletion is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis rm --store sqlite:portcullis.db locks/incident-42",
            "  portcullis rm --store sqlite:portcullis.db role/dev user/ann rules/change-freeze",
            "  portcullis rm --store sqlite:portcullis.db cap"
        })
final class RmCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "KIND/NAME", description = "What to delete.")
    private List<String> wanted = List.of();

    @Mixin
    private final StoreOption store;

    @Option(
            names = {"-f", "--force"},
            description = "Also deletes roles that users have, and the last user who may delete locks.")
    private boolean force;

    @Mixin
    private final Receipt receipt;

    RmCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        List<ResourceKey> keys = wanted.stream()
                .map(KeyReference::of)
                .distinct()
                .sorted(Comparator.comparing(RmCommand::isRole))
                .toList();
        try (OpenStore open = store.open();
                receipt) {
            receipt.begin(open);
            long deleted = keys.stream().filter(key -> delete(key, open)).count();
            return receipt.conclude(deleted == keys.size() ? ExitCode.OK : ExitCode.FAILED);
        }
    }

    /** Roles come last: then the users among what is to be deleted do not have them any more. */
    private static boolean isRole(ResourceKey key) {
        return key.kind().equals(Kind.ROLE.word());
    }

    private boolean delete(ResourceKey key, OpenStore open) {
        Optional<String> objection = force ? Optional.empty() : objection(key, open);
        objection.ifPresent(clause -> complain(clause + "; give --force to delete it all the same"));
        return objection.isEmpty() && deleteNow(key, open);
    }

    private Optional<String> objection(ResourceKey key, OpenStore open) {
        if (!isRole(key)) {
            return new LastUser(open, terminal.clock().instant())
                    .objection(key, Optional.empty())
                    .map(Table::visible);
        }
        List<String> holders = open.read(
                        Excerpt.ofKinds(List.of(Kind.USER.word())).with(List.of(key)))
                .holders(key);
        return holders.isEmpty() ? Optional.empty() : Optional.of(new ResourceWords(key).inUse(holders));
    }

    private boolean deleteNow(ResourceKey key, OpenStore open) {
        ResourceWords words = new ResourceWords(key);
        try {
            StoreToken token = (force ? open.forced() : open.store()).delete(key, Precondition.PRESENT);
            receipt.add(words.deleted(), key, Outcome.DELETED, token);
            return true;
        } catch (StoreException refused) {
            if (refused.kind() != StoreException.Kind.NOT_FOUND) {
                throw refused;
            }
            complain(words.missing() + Table.visible(open.readKind(key.kind()).nearest(key)));
            return false;
        }
    }

    private void complain(String clause) {
        terminal.err().println("portcullis: " + clause);
    }
}
