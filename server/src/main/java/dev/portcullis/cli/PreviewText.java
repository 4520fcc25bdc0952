package dev.portcullis.cli;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMatch;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.preview.Concern;
import dev.portcullis.preview.Concern.Weight;
import dev.portcullis.preview.EndedSessions;
import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.LockedUser;
import dev.portcullis.preview.LockedUser.Extent;
import dev.portcullis.text.GoQuote;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a lock would do, as people read it. */
final class PreviewText {
    private static final int MOST = 10;
    private static final int COLUMN = 10;

    private final Moments moments;

    /** @param now the time from which it is seen */
    PreviewText(Instant now) {
        this.moments = new Moments(now);
    }

    String of(Foresight ahead) {
        LockPreview preview = ahead.preview();
        StringBuilder text = new StringBuilder(title(preview.lock())).append('\n');
        preview.from().ifPresent(from -> {
            line(text, "in force", moments.span(from, preview.lock().end()));
            terms(text, preview.lock());
            line(text, "users", users(preview, ahead.users()));
            line(text, "sessions", sessions(preview.sessions(), ahead.noSessions()));
        });
        preview.concerns().forEach(concern -> line(text, word(concern), clause(concern)));
        return text.toString();
    }

    private static String title(Lock lock) {
        return Table.visible("lock " + GoQuote.of(lock.name()) + " targeting " + lock.targeting());
    }

    private void terms(StringBuilder text, Lock lock) {
        if (lock.terms().match() == LockMatch.ALL) {
            line(text, "match", "all of it must hold");
        }
        Instant before = lock.terms().sessionsStartedBefore();
        if (!before.equals(Instant.MAX)) {
            line(text, "only", "who logged in before " + moments.of(before));
        }
    }

    private static String users(LockPreview preview, int known) {
        String others = others(preview.lock());
        return count(preview.users(), known, "known")
                + names(preview.users().stream().map(PreviewText::name).toList())
                + (others.isEmpty() ? "" : "; whoever comes with " + others);
    }

    /** What is enough for a lock beside users and roles: nobody knows who comes with it. */
    private static String others(Lock lock) {
        boolean alone = lock.terms().match() == LockMatch.ANY || namesNobody(lock);
        return alone ? things(lock) : "";
    }

    private static boolean namesNobody(Lock lock) {
        return !lock.target().fields().containsKey(TargetField.USER)
                && !lock.target().fields().containsKey(TargetField.ROLE);
    }

    private static String things(Lock lock) {
        Map<TargetField, String> fields = new EnumMap<>(TargetField.class);
        fields.putAll(lock.target().fields());
        fields.remove(TargetField.USER);
        fields.remove(TargetField.ROLE);
        return fields.isEmpty() ? "" : Table.visible(new LockTarget(fields).toString());
    }

    private static String sessions(EndedSessions ended, String none) {
        return ended.open() == 0 ? none : count(ended.names(), ended.open(), "open") + names(ended.names());
    }

    private static String count(List<?> hit, int all, String what) {
        return hit.isEmpty() ? "none of " + all + " " + what : hit.size() + " of " + all + " " + what + ": ";
    }

    private static String names(List<String> hit) {
        List<String> names = hit.stream().distinct().toList();
        String shown = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        return Table.visible(names.size() <= MOST ? shown : shown + " and " + (names.size() - MOST) + " more");
    }

    private static String name(LockedUser locked) {
        return locked.user().name() + (locked.extent() == Extent.SOME ? " (in part)" : "");
    }

    private static String word(Concern concern) {
        return concern.weight() == Weight.OBJECTION ? "objection" : "warning";
    }

    /** What speaks against a lock, with what may help. */
    static String clause(Concern concern) {
        return concern.help().isEmpty() ? concern.message() : concern.message() + "; " + concern.help();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ")
                .append(name)
                .append(" ".repeat(COLUMN - name.length()))
                .append(value)
                .append('\n');
    }
}
