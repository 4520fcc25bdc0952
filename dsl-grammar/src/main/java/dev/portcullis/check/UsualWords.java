package dev.portcullis.check;

import static dev.portcullis.diagnostic.DiagnosticCode.UNUSUAL_SCOPE;

import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.syntax.Expression.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words by which Teleport's kinds and actions are known here. Gateways may use any others, so that only what looks like a
 * slip is reported.
 *
 * @param title what messages call one of them
 * @param words the words
 * @param others what people call them elsewhere
 */
record UsualWords(String title, List<String> words, Map<String, String> others) {
    static final UsualWords KINDS = new UsualWords(
            "kind",
            List.of(
                    "node",
                    "app",
                    "db",
                    "kube_cluster",
                    "windows_desktop",
                    "linux_desktop",
                    "db_service",
                    "user_group",
                    "remote_cluster"),
            Map.of(
                    "ssh", "node",
                    "application", "app",
                    "database", "db",
                    "databases", "db",
                    "k8s", "kube_cluster",
                    "kube", "kube_cluster",
                    "kubernetes", "kube_cluster",
                    "kubernetes_cluster", "kube_cluster"));

    static final UsualWords ACTIONS =
            new UsualWords("action", List.of("connect", "api", "authenticate", "join"), Map.of());

    UsualWords {
        words = List.copyOf(words);
        others = Map.copyOf(others);
    }

    void check(Name written, Diagnostics found) {
        String text = written.text();
        if (!words.contains(text)) {
            Optional.ofNullable(others.get(text))
                    .or(() -> NearestName.slip(text, words))
                    .ifPresent(usual -> found.add(
                            UNUSUAL_SCOPE.at(written.span(), text, title).withHelp("did you mean `" + usual + "`?")));
        }
    }
}
