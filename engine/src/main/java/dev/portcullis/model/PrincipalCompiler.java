package dev.portcullis.model;

import dev.portcullis.role.Principal;
import dev.portcullis.role.RoleSection;
import dev.portcullis.source.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compiles the accounts that a section lists. */
final class PrincipalCompiler {
    private final RoleSection section;
    private final TemplateCompiler templates;

    PrincipalCompiler(RoleSection section, TemplateCompiler templates) {
        this.section = section;
        this.templates = templates;
    }

    PrincipalTest compile(Principal principal) {
        Set<String> fixed = new HashSet<>();
        List<Texts> open = new ArrayList<>();
        for (Fragment account : section.principals(principal)) {
            if (TemplateCompiler.isTemplate(account)) {
                open.add(templates.compile(account));
            } else {
                fixed.add(account.text());
            }
        }
        return new PrincipalTest(principal, fixed, open);
    }
}
