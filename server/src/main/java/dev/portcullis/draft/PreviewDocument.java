package dev.portcullis.draft;

import dev.portcullis.format.SourcePrinter;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTerms;
import dev.portcullis.lock.WantedLabel;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.LockedUser;
import dev.portcullis.source.Fragment;
import dev.portcullis.syntax.Dialect;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a lock would do, for programs. Keys are only ever added. */
public final class PreviewDocument {
    private PreviewDocument() {}

    /** The document of a preview. */
    public static Map<String, Object> of(LockPreview preview) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", preview.lock().name());
        document.put("target", target(preview.lock()));
        putTerms(document, preview.lock().terms());
        document.put("in_force_from", preview.from().map(Instant::toString));
        document.put(
                "in_force_until",
                Optional.of(preview.lock().end())
                        .filter(end -> !end.equals(Instant.MAX))
                        .map(Instant::toString));
        document.put(
                "users", preview.users().stream().map(PreviewDocument::user).toList());
        document.put("sessions", preview.sessions().names());
        document.put("sessions_open", preview.sessions().open());
        document.put(
                "concerns",
                preview.concerns().stream().map(PreviewDocument::concern).toList());
        document.put("objection", preview.objects());
        return document;
    }

    private static Map<String, Object> target(Lock lock) {
        Map<String, Object> target = new LinkedHashMap<>();
        lock.target().fields().forEach((field, value) -> target.put(field.key(), value));
        if (!lock.terms().labels().isEmpty()) {
            target.put("labels", labels(lock.terms().labels()));
        }
        lock.terms()
                .expression()
                .ifPresent(
                        checked -> target.put("expression", SourcePrinter.print(checked.expression(), Dialect.RULES)));
        return target;
    }

    private static Map<String, Object> labels(List<WantedLabel> labels) {
        Map<String, Object> document = new LinkedHashMap<>();
        labels.forEach(label -> document.put(
                label.key(), label.values().stream().map(Fragment::text).toList()));
        return document;
    }

    private static void putTerms(Map<String, Object> document, LockTerms terms) {
        document.put("match", terms.match().name().toLowerCase(Locale.ROOT));
        document.put(
                "sessions_started_before",
                Optional.of(terms.sessionsStartedBefore())
                        .filter(before -> !before.equals(Instant.MAX))
                        .map(Instant::toString));
    }

    private static Map<String, Object> user(LockedUser locked) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", locked.user().name());
        user.put("extent", locked.extent().word());
        return user;
    }

    /** What speaks against a lock; {@code user} where that is the caller, who is kept out. */
    public static Map<String, Object> concern(Concern concern) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("weight", concern.weight().name().toLowerCase(Locale.ROOT));
        document.put("message", concern.message());
        document.put("help", Optional.of(concern.help()).filter(help -> !help.isEmpty()));
        if (concern instanceof Concern.LocksOutCaller caller) {
            document.put("user", caller.user());
        }
        return document;
    }
}
