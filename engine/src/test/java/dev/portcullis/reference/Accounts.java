package dev.portcullis.reference;

import dev.portcullis.request.Account;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The accounts of a request, which sections of roles must list: the matchers of section 8.1. */
final class Accounts {
    private record Wanted(Principal principal, String account) {}

    private static final Set<String> PROTOCOLS_WITH_DATABASE_NAMES = Set.of("", "postgres", "mongodb", "spanner");

    private final Templates templates;
    private final List<Wanted> wanted;

    Accounts(Subject.User user, Request request) {
        this.templates = new Templates(user);
        this.wanted = ResourceKind.of(request.resource().kind())
                .map(kind -> wanted(kind, request))
                .orElse(List.of());
    }

    private static List<Wanted> wanted(ResourceKind kind, Request request) {
        Account account = request.account();
        return switch (kind) {
            case NODE -> List.of(new Wanted(Principal.LOGINS, account.login()));
            case WINDOWS_DESKTOP -> List.of(new Wanted(Principal.WINDOWS_DESKTOP_LOGINS, account.login()));
            case LINUX_DESKTOP -> List.of(new Wanted(Principal.LINUX_DESKTOP_LOGINS, account.login()));
            case DB -> {
                List<Wanted> both = new ArrayList<>();
                both.add(new Wanted(Principal.DB_USERS, account.dbUser()));
                if (PROTOCOLS_WITH_DATABASE_NAMES.contains(request.resource().protocol())) {
                    both.add(new Wanted(Principal.DB_NAMES, account.dbName()));
                }
                yield both;
            }
            default -> List.of();
        };
    }

    /** Whether a section lists all of them. */
    boolean allListedBy(RoleSection section) {
        return wanted.stream().allMatch(one -> listed(one, section));
    }

    /** Whether a section lists any of them. */
    boolean anyListedBy(RoleSection section) {
        return wanted.stream().anyMatch(one -> listed(one, section));
    }

    private boolean listed(Wanted one, RoleSection section) {
        for (Fragment written : section.principals(one.principal)) {
            for (String account : templates.expand(written.text())) {
                if (isValid(one.principal, account) && fits(one, account)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean fits(Wanted one, String account) {
        boolean database = one.principal == Principal.DB_USERS || one.principal == Principal.DB_NAMES;
        return account.equals(one.account) || (database && account.equals("*"));
    }

    private static boolean isValid(Principal principal, String account) {
        return switch (principal) {
            case LOGINS, LINUX_DESKTOP_LOGINS -> isUnixLogin(account);
            case WINDOWS_DESKTOP_LOGINS -> account.chars().noneMatch(unit -> "\"/\\[]:;|=,+*?<>".indexOf(unit) >= 0);
            default -> true;
        };
    }

    private static boolean isUnixLogin(String login) {
        int length = login.getBytes(StandardCharsets.UTF_8).length;
        boolean clean = login.codePoints()
                .noneMatch(code -> code == ':'
                        || code == '/'
                        || Character.isWhitespace(code)
                        || Character.isSpaceChar(code)
                        || Character.isISOControl(code));
        return length >= 1 && length <= 32 && !login.startsWith("-") && clean;
    }
}
