package dev.portcullis.cli;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.CatalogReading;
import dev.portcullis.catalog.Document;
import dev.portcullis.catalog.Kind;
import dev.portcullis.catalog.SourceFiles;
import dev.portcullis.catalog.YamlWriter;
import dev.portcullis.cli.Receipt.Outcome;
import dev.portcullis.cluster.StoredUser;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.draft.Drafts;
import dev.portcullis.draft.StoreReading;
import dev.portcullis.draft.StoredKey;
import dev.portcullis.follow.StoredText;
import dev.portcullis.role.Role;
import dev.portcullis.store.Precondition;
import dev.portcullis.store.ResourceKey;
import dev.portcullis.store.Store;
import dev.portcullis.store.StoredResource;
import dev.portcullis.text.GoQuote;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code portcullis users update}: gives a user other roles. */
@Command(
        name = "update",
        description = {
            "Gives a user of a store other roles, in place of those that the user has.",
            "The user is written anew: comments and layout of the document are not kept."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the user is changed",
            "1:there is no such user, somebody else has changed it meanwhile, or nobody would be left who may delete locks",
            "2:the command line or the store cannot be used",
            "5:it is written, but not all who follow the store are known to use it",
            "75:whether the store has kept the write is not known"
        },
        footer = {"", "Examples:", "  portcullis users update ann --set-roles=dev,ops --store sqlite:portcullis.db"})
final class UsersUpdateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "The user.")
    private String name = "";

    @Option(
            names = "--set-roles",
            split = ",",
            paramLabel = "ROLE",
            description = "The new roles, with commas between.")
    private List<String> roles = List.of();

    @Option(
            names = {"-f", "--force"},
            description = "Change the user even if nobody is left who may delete locks.")
    private boolean force;

    @Mixin
    private final StoreOption store;

    @Mixin
    private final Receipt receipt;

    UsersUpdateCommand(Terminal terminal) {
        this.terminal = terminal;
        this.store = new StoreOption(terminal);
        this.receipt = new Receipt(terminal);
    }

    @Override
    public Integer call() {
        List<String> wanted = roles.stream()
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            throw new InputException("Nothing to update. Please provide at least one --set flag.");
        }
        if (name.isEmpty()) {
            throw new InputException("missing user name");
        }
        try (OpenStore open = store.open();
                receipt) {
            receipt.begin(open);
            return receipt.conclude(update(StoredKey.of(Kind.USER, name), wanted, open));
        }
    }

    private int update(ResourceKey key, List<String> wanted, OpenStore open) {
        StoreReading state = open.readPolicyWith(List.of());
        Optional<StoredResource> stored = state.resource(key);
        if (stored.isEmpty()) {
            terminal.err()
                    .println("portcullis: " + new ResourceWords(key).missing() + Table.visible(state.nearest(key)));
            return ExitCode.FAILED;
        }
        CatalogReading reading = state.catalog();
        Document document = reading.document(Kind.USER, name)
                .orElseThrow(() -> new InputException(
                        "the user cannot be read; `portcullis check` tells why, and `edit` can mend it"));
        StoredResource changed = new StoredResource(
                key,
                YamlWriter.write(UserRoles.in(document.node(), wanted)),
                stored.get().revision());
        Drafts drafts = Drafts.of(new SourceFiles(List.of(StoredText.of(changed)), List.of()), state);
        DecisionInput.report(terminal, drafts.diagnostics());
        if (!drafts.accepted()) {
            return ExitCode.BAD_INPUT;
        }
        warnOfUnknown(wanted, reading);
        return put(changed, wanted, open);
    }

    private int put(StoredResource changed, List<String> wanted, OpenStore open) {
        Optional<String> objection = force ? Optional.empty() : objection(changed, open);
        if (objection.isPresent()) {
            terminal.err()
                    .println("portcullis: " + Table.visible(objection.get())
                            + "; give --force to change the user all the same");
            return ExitCode.FAILED;
        }
        Store target = force ? open.forced() : open.store();
        StoreToken token = target.put(changed.key(), changed.document(), Precondition.at(changed.revision()));
        receipt.add(sentence(wanted), changed.key(), Outcome.UPDATED, token);
        return ExitCode.OK;
    }

    private Optional<String> objection(StoredResource changed, OpenStore open) {
        List<StoredUser> users = new CatalogReader()
                .read(List.of(StoredText.of(changed)))
                .catalog()
                .users();
        return new LastUser(open, terminal.clock().instant())
                .objection(changed.key(), users.stream().findFirst());
    }

    private String sentence(List<String> wanted) {
        return "User " + Table.visible(name) + " has been updated:" + System.lineSeparator() + "\tNew roles: "
                + Table.visible(String.join(",", wanted));
    }

    /** Such a role grants nothing, but may be made later. */
    private void warnOfUnknown(List<String> wanted, CatalogReading reading) {
        List<String> known = reading.catalog().roles().stream().map(Role::name).toList();
        wanted.stream()
                .filter(role -> !known.contains(role))
                .forEach(role -> terminal.err()
                        .println("portcullis: warning: role " + GoQuote.of(role) + " is not found"
                                + Table.visible(StoreReading.proposal(role, known))));
    }
}
