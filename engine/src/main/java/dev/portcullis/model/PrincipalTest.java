package dev.portcullis.model;

import dev.portcullis.role.Principal;
import java.util.List;
import java.util.Set;

/** The compiled accounts that a section of a role lists. */
final class PrincipalTest {
    private static final String ANY = "*";

    private final Principal principal;
    private final Set<String> fixed;
    private final List<Texts> templates;

    /**
     * @param principal what kind of account
     * @param fixed those without templates
     * @param templates the others
     */
    PrincipalTest(Principal principal, Set<String> fixed, List<Texts> templates) {
        this.principal = principal;
        this.fixed = Set.copyOf(fixed);
        this.templates = List.copyOf(templates);
    }

    /** Whether an account is listed. Names of accounts that no system accepts are never listed. */
    boolean lists(String account, Scope scope) {
        return isListed(account, scope) && AccountNames.accepts(principal, account);
    }

    /** Whether an account or {@code *} is listed. */
    boolean listsOrAny(String account, Scope scope) {
        return isListed(account, scope) || isListed(ANY, scope);
    }

    private boolean isListed(String account, Scope scope) {
        if (fixed.contains(account)) {
            return true;
        }
        for (int i = 0; i < templates.size(); i++) {
            if (templates.get(i).of(scope).contains(account)) {
                return true;
            }
        }
        return false;
    }

    /** Adds every listed account to a set. */
    void addTo(Set<String> accounts, Scope scope) {
        accounts.addAll(fixed);
        for (Texts template : templates) {
            accounts.addAll(template.of(scope));
        }
    }

    boolean isEmpty() {
        return fixed.isEmpty() && templates.isEmpty();
    }
}
