package dev.portcullis.server.caller;

import static dev.portcullis.diagnostic.NearestName.didYouMean;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.source.Fragment;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what an entry of a callers file gives. */
final class GrantReader {
    private final Diagnostics diagnostics;

    GrantReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What an entry with a name, rights, and a user or roles gives.
     *
     * @param what the entry, as messages say it
     */
    Grant read(Fields entry, String what) {
        String name = name(entry, what);
        return new Grant(name, rights(entry.texts("rights")), acting(entry, name));
    }

    private String name(Fields entry, String what) {
        Optional<Fragment> name = need(entry, "name", what);
        if (name.filter(text -> !CallerName.isUsable(text.text())).isPresent()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf("name"), "a name has 1 to 256 letters, none of them invisible"));
        }
        return name.map(Fragment::text).orElse("");
    }

    /** A text that an entry must have. */
    Optional<Fragment> need(Fields entry, String key, String what) {
        Optional<Fragment> text = entry.text(key);
        if (text.isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(entry.place(), what, key));
        }
        return text;
    }

    private Acting acting(Fields entry, String name) {
        boolean hasRoles = entry.node("roles").isPresent();
        Optional<String> user = entry.text("user").map(Fragment::text);
        if (user.isPresent() && hasRoles) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOfKey("roles"),
                    "a caller has the roles of `user`, or `roles` of its own, and not both"));
        }
        if (user.filter(String::isEmpty).isPresent()) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(entry.placeOf("user"), "the name of a user is missing"));
        }
        Acting own = hasRoles ? new Acting.Own(name, entry.words("roles"), Map.of()) : Acting.NOBODY;
        return user.<Acting>map(Acting.Stored::new).orElse(own);
    }

    /** The rights that words stand for. */
    Set<Right> rights(List<Fragment> words) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Fragment word : words) {
            Right.of(word.text()).ifPresentOrElse(rights::add, () -> unknown(word));
        }
        return rights;
    }

    private void unknown(Fragment word) {
        List<String> known = Arrays.stream(Right.values()).map(Right::word).toList();
        diagnostics.add(DiagnosticCode.INVALID_CHOICE
                .at(word.place(), word.text(), Shape.oneOf(known))
                .withHelp(didYouMean(word.text(), known)));
    }
}
