package dev.portcullis.explain;

import dev.portcullis.request.Account;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a section lists the accounts that a request asks for. */
final class AccountSteps {
    private static final List<Fragment> ANY = List.of(Fragment.of("*"));

    private final Viewpoint view;
    private final ResourceKind kind;
    private final RoleSection section;

    AccountSteps(Viewpoint view, ResourceKind kind, RoleSection section) {
        this.view = view;
        this.kind = kind;
        this.section = section;
    }

    /** One step for each account that counts for the kind of resource. */
    Stream<Step> steps() {
        Account account = view.scope().request().account();
        return switch (kind) {
            case NODE -> step("login", Principal.LOGINS, account.login());
            case WINDOWS_DESKTOP -> step("login", Principal.WINDOWS_DESKTOP_LOGINS, account.login());
            case LINUX_DESKTOP -> step("login", Principal.LINUX_DESKTOP_LOGINS, account.login());
            case DB ->
                Stream.concat(
                        step("db_user", Principal.DB_USERS, account.dbUser()),
                        databaseNamesCount() ? step("db_name", Principal.DB_NAMES, account.dbName()) : Stream.of());
            default -> Stream.of();
        };
    }

    private boolean databaseNamesCount() {
        return !allows(Map.of(Principal.DB_USERS, ANY));
    }

    /** A deny section that lists no accounts says nothing of them. */
    private Stream<Step> step(String name, Principal principal, String account) {
        List<Fragment> listed = section.principals(principal);
        if (view.denies() && listed.isEmpty()) {
            return Stream.of();
        }
        Step asked = ask(principal, listed);
        String which = name + " " + Words.quoted(account);
        return Stream.of(asked.held() ? listed(which, principal, listed, asked) : notListed(which, listed, asked));
    }

    private Step listed(String which, Principal principal, List<Fragment> listed, Step asked) {
        Optional<Fragment> listing = listed.stream()
                .filter(text -> ask(principal, List.of(text)).held())
                .findFirst();
        return asked.saying(which + " is listed"
                        + listing.map(text -> " (" + shown(text) + ")").orElse(""))
                .at(listing.map(Fragment::place).orElse(section.place()));
    }

    private Step notListed(String which, List<Fragment> listed, Step asked) {
        String others = listed.isEmpty()
                ? "none is"
                : Words.some(listed.stream().map(this::shown).toList(), ", ");
        Span place = listed.isEmpty() ? section.place() : listed.get(0).place();
        return asked.saying(which + " is not listed (" + others + ")").at(place);
    }

    private String shown(Fragment text) {
        List<String> texts = view.parts().texts(text, view.scope());
        if (texts.equals(List.of(text.text()))) {
            return Words.plain(text.text());
        }
        String filled = texts.isEmpty()
                ? "nothing"
                : Words.some(texts.stream().map(Words::plain).toList(), ", ");
        return Words.expression(text.text()) + " → " + filled;
    }

    private Step ask(Principal principal, List<Fragment> listed) {
        return Step.asking(
                scope -> view.denies() ? denies(principal, listed) : allows(principal, listed),
                view.scope(),
                "",
                section.place());
    }

    private boolean denies(Principal principal, List<Fragment> listed) {
        return view.parts().deny(SubSection.accounts(Map.of(principal, listed))).denies(kind, view.scope());
    }

    /** Whether they are enough where all other accounts are listed. */
    private boolean allows(Principal principal, List<Fragment> listed) {
        Map<Principal, List<Fragment>> accounts = new EnumMap<>(Principal.class);
        accounts.put(Principal.DB_USERS, ANY);
        accounts.put(Principal.DB_NAMES, ANY);
        accounts.put(principal, listed);
        return allows(accounts);
    }

    private boolean allows(Map<Principal, List<Fragment>> accounts) {
        return view.parts()
                .allow(SubSection.accountsForAnyLabels(kind, accounts))
                .allows(kind, view.scope());
    }
}
