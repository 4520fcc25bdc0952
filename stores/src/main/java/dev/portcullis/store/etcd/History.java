package dev.portcullis.store.etcd;

import com.google.protobuf.ByteString;
import dev.portcullis.decision.StoreToken;
import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the history's key tells of the last write.
 *
 * @param epoch the history that the revision belongs to
 * @param predecessor the epoch that this one was declared the successor of; empty where it succeeds none
 * @param revision the number of the write
 * @param previous the revision of etcd at which the history was written before; 0 for the first time
 * @param committed when it was written, to the microsecond, by the clock of the writer
 * @param write what its writer calls it, so that he knows it again
 * @param after what the write before is called; empty for the first one
 * @param sum see {@link ContentSum}
 */
record History(
        String epoch,
        String predecessor,
        long revision,
        long previous,
        Instant committed,
        String write,
        String after,
        long sum) {
    private static final String WORD = "([0-9A-Za-z-]{1,64})";
    private static final Pattern FORM = Pattern.compile("form: ([^\n]{1,20})\n");
    private static final Pattern TEXT = Pattern.compile("form: 1\nepoch: " + WORD + "\npredecessor: ?" + WORD + "?"
            + "\nrevision: ([0-9]{1,18})\nprevious: ([0-9]{1,18})\ncommitted: ([0-9]{1,18})\nwrite: " + WORD
            + "\nafter: ?" + WORD + "?\nsum: ([0-9a-f]{1,16})\n");
    private static final int HEXADECIMAL = 16;

    /** The beginning of a store. */
    static History first(String write) {
        return new History(UUID.randomUUID().toString(), "", 0, 0, now(), write, "", 0);
    }

    /** The history after one more write. */
    History next(long mod, String nextWrite, long nextSum) {
        return new History(epoch, predecessor, revision + 1, mod, now(), nextWrite, write, nextSum);
    }

    /** The history after it was declared to begin anew. */
    History successor(long mod, String nextWrite, long nextSum) {
        return new History(UUID.randomUUID().toString(), epoch, revision + 1, mod, now(), nextWrite, write, nextSum);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    StoreToken token() {
        return new StoreToken(epoch, revision);
    }

    Optional<String> declared() {
        return Optional.of(predecessor).filter(before -> !before.isEmpty());
    }

    /** The value of its key. */
    ByteString text() {
        return ByteString.copyFromUtf8("form: 1\nepoch: " + epoch + "\npredecessor: " + predecessor + "\nrevision: "
                + revision + "\nprevious: " + previous + "\ncommitted: "
                + ChronoUnit.MICROS.between(Instant.EPOCH, committed) + "\nwrite: " + write + "\nafter: " + after
                + "\nsum: "
                + Long.toHexString(sum) + "\n");
    }

    /**
     * Reads the value of its key.
     *
     * @throws StoreException if it is of another form
     */
    static History read(ByteString value) {
        String text = value.toStringUtf8();
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw unknown(text);
        }
        int group = 1;
        String epoch = parts.group(group++);
        String predecessor = Optional.ofNullable(parts.group(group++)).orElse("");
        long revision = Long.parseLong(parts.group(group++));
        long previous = Long.parseLong(parts.group(group++));
        Instant committed = Instant.EPOCH.plus(Long.parseLong(parts.group(group++)), ChronoUnit.MICROS);
        String write = parts.group(group++);
        String after = Optional.ofNullable(parts.group(group++)).orElse("");
        long sum = Long.parseUnsignedLong(parts.group(group), HEXADECIMAL);
        return new History(epoch, predecessor, revision, previous, committed, write, after, sum);
    }

    private static StoreException unknown(String text) {
        Matcher form = FORM.matcher(text);
        String what = form.lookingAt() && !form.group(1).equals("1")
                ? "its form is " + form.group(1) + ", and this version knows form 1"
                : "its history was not written by Portcullis";
        return new StoreException(Kind.UNREADABLE, "the store in etcd cannot be understood: " + what);
    }
}
