package dev.portcullis.cli;

import dev.portcullis.lock.Lock;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.LockedUser;
import dev.portcullis.preview.OpenSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a lock would do, for programs. Keys are only ever added. */
final class PreviewDocument {
    private PreviewDocument() {}

    static Map<String, Object> of(LockPreview preview) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", preview.lock().name());
        document.put("target", target(preview.lock()));
        document.put("in_force_from", preview.from().map(Instant::toString));
        document.put(
                "in_force_until",
                Optional.of(preview.lock().end())
                        .filter(end -> !end.equals(Instant.MAX))
                        .map(Instant::toString));
        document.put(
                "users", preview.users().stream().map(PreviewDocument::user).toList());
        document.put(
                "sessions", preview.sessions().stream().map(OpenSession::name).toList());
        document.put(
                "concerns",
                preview.concerns().stream().map(PreviewDocument::concern).toList());
        document.put("objection", preview.objects());
        return document;
    }

    private static Map<String, Object> target(Lock lock) {
        Map<String, Object> target = new LinkedHashMap<>();
        lock.target().fields().forEach((field, value) -> target.put(field.key(), value));
        return target;
    }

    private static Map<String, Object> user(LockedUser locked) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", locked.user().name());
        user.put("extent", locked.extent().word());
        return user;
    }

    private static Map<String, Object> concern(Concern concern) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("weight", concern.weight().name().toLowerCase(Locale.ROOT));
        document.put("message", concern.message());
        document.put("help", Optional.of(concern.help()).filter(help -> !help.isEmpty()));
        return document;
    }
}
