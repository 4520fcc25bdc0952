package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Kind;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Severity;
import dev.portcullis.draft.PolicyFiles;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.Concern.Weight;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.Surroundings;
import dev.portcullis.store.Excerpt;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.remote.RemoteStore;
import dev.portcullis.text.GoQuote;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portcullis lock}: keeps somebody or something out. */
@Command(
        name = "lock",
        description = {
            "Makes a lock: whom or what it names is kept out, and has to leave.",
            "Names what to lock with one option or with several; several mean whoever meets any one of them, unless"
                    + " --match all is given. A lock that is never in force, that keeps everybody out of"
                    + " everything, or that leaves nobody who may delete locks, is made with --force only."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the lock is made; with --dry-run: it would be",
            "1:something speaks against it; nothing was written",
            "2:the command line or the store cannot be used; nothing was written",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the lock is not known"
        },
        footer = {
            "",
            "Examples:",
            "  portcullis lock --store sqlite:locks.db --user alice --ttl 10h --message \"Call security.\"",
            "  portcullis lock --store sqlite:locks.db --role contractor --dry-run",
            "  portcullis lock --store sqlite:locks.db --user alice --sessions-started-before now"
        })
final class LockCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final StoreOption store;

    @Option(
            names = {"-p", "--policy"},
            paramLabel = "PATH",
            description =
                    "A file or folder with users and roles beside those of the store. May be given several times.")
    private List<Path> policy = List.of();

    @Mixin
    private final LockOptions wanted = new LockOptions();

    @Mixin
    private final PreviewOptions preview;

    @Option(names = "--dry-run", description = "Say what the lock would do, and make none.")
    private boolean dryRun;

    @Option(names = "--force", description = "Make the lock whatever speaks against it.")
    private boolean force;

    @Mixin
    private final Receipt receipt;

    LockCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.preview = new PreviewOptions(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        Instant now = terminal.clock().instant();
        LockDraft draft = wanted.draft(now, preview.author());
        CatalogReading read = draft.read();
        PolicyFiles checked = PolicyFiles.of(read);
        DecisionInput.report(terminal, worthSaying(checked));
        if (checked.count(Severity.ERROR) > 0) {
            return ExitCode.BAD_INPUT;
        }
        Lock lock = read.catalog().locks().get(0);
        policy.forEach(InputTexts::requireExisting);
        ResourceKey key = StoredKey.of(Kind.LOCK, draft.name());
        try (OpenStore open = store.open()) {
            receipt.begin(open);
            Optional<ServerPreview> server = open.preview().filter(unused -> knowsNothingElse());
            StoreReading there = server.isPresent() ? open.read(Excerpt.of(key)) : open.read();
            if (there.holds(key)) {
                say("lock " + GoQuote.of(lock.name()) + " already exists");
                return ExitCode.FAILED;
            }
            Foresight ahead = server.map(asked ->
                            asked.of(List.of(lock), List.of(draft.node()), now).get(0))
                    .orElseGet(() -> look(lock, there, now));
            return dryRun ? show(ahead, now) : make(draft, ahead.preview(), open, new Moments(now));
        }
    }

    /** Whether a server knows better: nothing is named here that it does not know. */
    private boolean knowsNothingElse() {
        return policy.isEmpty() && !preview.tellsSessions();
    }

    private Foresight look(Lock lock, StoreReading store, Instant now) {
        CatalogReading there = store.catalog(CatalogReader.files(policy));
        Surroundings alone = preview.surroundings(there, now);
        Surroundings surroundings = running(there, alone);
        return Foresight.of(PreviewOptions.look(lock, surroundings), surroundings);
    }

    /** In an incident the lock matters more than what can be said about it. */
    private Surroundings running(CatalogReading there, Surroundings alone) {
        try {
            return preview.running(there, alone);
        } catch (InputException unreadable) {
            if (dryRun) {
                throw unreadable;
            }
            say("warning: " + unreadable.getMessage() + "; which sessions the lock ends is not told");
            return alone;
        }
    }

    /** What options mean is said in the words of options. */
    private static List<Diagnostic> worthSaying(PolicyFiles checked) {
        return checked.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() != DiagnosticCode.AMBIGUOUS_LOCK)
                .toList();
    }

    private int show(Foresight ahead, Instant now) {
        new PreviewReport(terminal, receipt.output()).print(ahead, now);
        warnOfAmbiguity();
        return ahead.preview().objects() && !force ? ExitCode.FAILED : ExitCode.OK;
    }

    private int make(LockDraft draft, LockPreview ahead, OpenStore open, Moments moments) {
        warnOfAmbiguity();
        ahead.concerns().stream()
                .filter(concern -> concern.weight() == Weight.NOTICE || force)
                .forEach(concern -> say("warning: " + PreviewText.clause(concern)));
        if (ahead.objects() && !force) {
            ahead.concerns().stream()
                    .filter(concern -> concern.weight() == Weight.OBJECTION)
                    .forEach(concern -> say(PreviewText.clause(concern)));
            say("no lock was made; give --force to make it all the same");
            return ExitCode.FAILED;
        }
        return write(draft, ahead, open, moments);
    }

    private int write(LockDraft draft, LockPreview ahead, OpenStore open, Moments moments) {
        ResourceKey key = StoredKey.of(Kind.LOCK, draft.name());
        try (receipt) {
            StoreToken token = (force ? open.forced() : open.store()).put(key, draft.document(), Precondition.ABSENT);
            receipt.add("Created a lock with name " + GoQuote.of(draft.name()) + ".", key, Outcome.CREATED, token);
            ahead.from()
                    .map(from -> "in force " + moments.span(from, ahead.lock().end()) + "; " + undo(ahead, open))
                    .ifPresent(receipt::remark);
            return receipt.conclude(ExitCode.OK);
        }
    }

    /** How the lock is undone; a server would not take it from somebody whom the lock keeps out. */
    private static String undo(LockPreview ahead, OpenStore open) {
        String name = " " + Shell.word(ahead.lock().name());
        boolean refused = open.store() instanceof RemoteStore
                && ahead.concerns().stream().anyMatch(Concern.LocksOutCaller.class::isInstance);
        return refused
                ? "it keeps you out, so somebody else has to undo it, or who holds the store: portcullis unlock --store STORE"
                        + name
                : "to undo: portcullis unlock " + open.words() + name;
    }

    private void warnOfAmbiguity() {
        if (wanted.isAmbiguous()) {
            say("warning: the lock keeps out whoever meets any one of its targets; give --match any if that is meant,"
                    + " or --match all");
        }
    }

    private void say(String clause) {
        terminal.err().println("portcullis: " + Table.visible(clause));
    }
}
