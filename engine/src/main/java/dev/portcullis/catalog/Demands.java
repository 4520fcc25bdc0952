package dev.portcullis.catalog;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.lock.LockMode;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.source.Fragment;
import java.util.Optional;
import java.util.Set;

/** What roles and clusters demand in the same words. */
final class Demands {
    /** What means that nothing is demanded, beside false: nothing, or the number that Teleport has for it. */
    private static final Set<String> NO_DEMAND = Set.of("", "0");

    private Demands() {}

    /** Whether multi-factor authentication is demanded, of whatever kind. */
    static boolean sessionMfa(Fields fields, String name) {
        return fields.node(name)
                .map(node -> YamlWords.flag(node).orElse(!NO_DEMAND.contains(fields.word(name))))
                .orElse(false);
    }

    /** Whether a trusted device is demanded; empty where nothing is said. */
    static Optional<DeviceTrust> deviceTrust(Fields fields, String name, Diagnostics diagnostics) {
        Optional<Fragment> word = fields.text(name);
        Optional<DeviceTrust> mode = word.map(Fragment::text).flatMap(DeviceTrust::ofWord);
        if (word.isPresent() && mode.isEmpty()) {
            diagnostics.add(notSupported("device trust mode", word.get()));
        }
        return mode;
    }

    /** The locking mode of a cluster; empty where nothing is said. */
    static Optional<LockMode> lockMode(Fields fields, String name, Diagnostics diagnostics) {
        Optional<Fragment> word = fields.text(name).filter(text -> !text.text().isEmpty());
        Optional<LockMode> mode = word.map(Fragment::text).flatMap(LockMode::ofWord);
        if (word.isPresent() && mode.isEmpty()) {
            diagnostics.add(notSupported("locking mode", word.get()));
        }
        return mode;
    }

    private static Diagnostic notSupported(String what, Fragment word) {
        return DiagnosticCode.INVALID_FIELD.at(
                word.place(), what + " " + YamlWords.quoted(YamlWords.shortened(word.text())) + " not supported");
    }
}
