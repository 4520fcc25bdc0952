package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Kind;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.StoredResource;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis unlock}: removes locks. */
@Command(
        name = "unlock",
        description = {
            "Removes locks: those of the given names, or those that name exactly the given targets and nothing else.",
            "Lists them first, and asks; --confirm removes them without asking. Sessions that a lock has ended stay ended."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the locks are removed",
            "1:a lock is not found, was changed meanwhile, or nobody has confirmed",
            "2:the command line or the store cannot be used",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the last removal is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis unlock --store sqlite:locks.db --user alice",
            "  portcullis unlock --store sqlite:locks.db --confirm 8d2a1f5e-6a5c-4c1b-9d0e-0f3b7a9c2e11",
            "  portcullis unlock --store sqlite:locks.db --expired --confirm"
        })
final class UnlockCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Names of locks.")
    private List<String> names = List.of();

    @Mixin
    private final StoreOption store;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(names = "--expired", description = "All locks that are over.")
    private boolean expired;

    @Option(names = "--confirm", description = "Remove them without asking.")
    private boolean confirmed;

    @Mixin
    private final Receipt receipt;

    UnlockCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        try (OpenStore open = store.open();
                receipt) {
            receipt.begin(open);
            StoreReading read = read(open);
            LockChoice choice = choice(read, open);
            choice.remarks().forEach(this::say);
            choice.complaints().forEach(this::say);
            if (!choice.complaints().isEmpty()) {
                return ExitCode.FAILED;
            }
            List<StoredResource> chosen = choice.names().stream()
                    .flatMap(name -> read.resource(StoredKey.of(Kind.LOCK, name)).stream())
                    .toList();
            terminal.err().print(choice.listing(terminal.clock().instant(), Marks.of(terminal)));
            return isConfirmed(chosen.size()) ? receipt.conclude(remove(chosen, open)) : ExitCode.FAILED;
        }
    }

    /** What has to be looked through: of however many locks as few as will do. */
    private StoreReading read(OpenStore open) {
        int ways = (names.isEmpty() ? 0 : 1) + (target.fields().isEmpty() ? 0 : 1) + (expired ? 1 : 0);
        if (ways != 1) {
            throw new InputException("say which locks: either by name, or by what they name, or --expired");
        }
        if (names.isEmpty()) {
            StoreReading locks = open.readKind(Kind.LOCK.word());
            return expired ? locks : locks.mentioning(target.fields().values());
        }
        List<ResourceKey> keys = names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> StoredKey.of(Kind.LOCK, name))
                .toList();
        return open.read(Excerpt.ofKinds(List.of()).with(keys));
    }

    private LockChoice choice(StoreReading read, OpenStore open) {
        CatalogReading catalog = read.catalog();
        if (expired) {
            return LockChoice.expired(catalog, terminal.clock().instant());
        }
        return names.isEmpty()
                ? LockChoice.targeting(target.fields(), catalog)
                : LockChoice.named(
                        names,
                        read,
                        catalog,
                        missing -> open.readKind(Kind.LOCK.word()).nearest(missing));
    }

    private boolean isConfirmed(int count) {
        if (confirmed) {
            return true;
        }
        String them = count == 1 ? "this lock" : "these " + count + " locks";
        Confirmation confirmation = new Confirmation(terminal);
        if (!confirmation.isPossible()) {
            say("nothing was removed; give --confirm to remove " + them);
            return false;
        }
        boolean yes = confirmation.given("Remove " + them + "?");
        if (!yes) {
            say("nothing was removed");
        }
        return yes;
    }

    private int remove(List<StoredResource> chosen, OpenStore open) {
        for (StoredResource lock : chosen) {
            ResourceKey key = lock.key();
            StoreToken token = open.store().delete(key, Precondition.at(lock.revision()));
            receipt.add("lock " + GoQuote.of(key.name()) + " has been deleted", key, Outcome.DELETED, token);
        }
        return ExitCode.OK;
    }

    private void say(String clause) {
        terminal.err().println("portcullis: " + Table.visible(clause));
    }
}
