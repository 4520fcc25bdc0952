package dev.portcullis.decision;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in the history of a store. Revisions of one epoch only grow; those of different epochs cannot be compared.
 *
 * @param epoch the history that the revision belongs to: made with the store, and made anew when a backup is accepted
 * @param revision the number of the last write
 */
public record StoreToken(String epoch, long revision) {
    /** The beginning of a history that no store keeps: that of files, and of what a caller hands over. */
    public static final StoreToken NONE = new StoreToken("none", 0);

    private static final Pattern FORM = Pattern.compile("([0-9A-Za-z-]{1,64}):([0-9]{1,18})");

    /** Reads the form that {@link #toString} writes. */
    public static Optional<StoreToken> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new StoreToken(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** Whether everything up to another token is included in this one. */
    public boolean reaches(StoreToken other) {
        return epoch.equals(other.epoch) && revision >= other.revision;
    }

    /** A later point of the same history. */
    public StoreToken at(long laterRevision) {
        return new StoreToken(epoch, laterRevision);
    }

    /** {@code epoch:revision}. */
    @Override
    public String toString() {
        return epoch + ":" + revision;
    }
}
