package dev.portcullis.benchmark.world;

import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Subject;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes locks: a few that stop what is to be stopped, some that have ended on users who are asked about, and for the
 * rest locks of all kinds of target that nobody runs into.
 */
final class Locks {
    private static final int ENDED = 32;
    private static final Duration DAY = Duration.ofDays(1);

    private final Requests requests;
    private final List<Question> questions;

    Locks(Requests requests, List<Question> questions) {
        this.requests = requests;
        this.questions = questions;
    }

    List<Lock> of(int count) {
        if (count == 0) {
            return List.of();
        }
        List<Lock> locks = new ArrayList<>(count);
        addStopping(locks);
        addEnded(locks);
        if (locks.size() > count) {
            throw new IllegalArgumentException("none or at least " + locks.size() + " locks, not " + count);
        }
        TargetField[] fields = TargetField.values();
        for (int i = locks.size(); i < count; i++) {
            TargetField field = fields[i % fields.length];
            add(locks, field, "elsewhere-" + field.key() + "-" + i, endOf(i));
        }
        Collections.shuffle(locks, new Random(43));
        return List.copyOf(locks);
    }

    private void addStopping(List<Lock> locks) {
        for (TargetField target : Requests.TARGETS) {
            int names = target == TargetField.ROLE || target == TargetField.LOGIN ? 1 : Requests.NAMES;
            for (int i = 0; i < names; i++) {
                String suffix = target == TargetField.NODE ? "." + World.CLUSTER : "";
                add(
                        locks,
                        target,
                        requests.lockedName(target, i) + suffix,
                        i % 2 == 0 ? Instant.MAX : Requests.NOW.plus(DAY));
            }
        }
    }

    private void addEnded(List<Lock> locks) {
        for (int i = 0; i < ENDED; i++) {
            Subject subject =
                    questions.get(i * World.REQUESTS / ENDED).request().subject();
            if (subject instanceof Subject.User user && !user.name().startsWith("locked-")) {
                add(locks, TargetField.USER, user.name(), Requests.NOW.minus(DAY));
            }
        }
    }

    /** Half never end, three in ten end tomorrow, two in ten have ended. */
    private static Instant endOf(int number) {
        int part = number % 10;
        return part < 5 ? Instant.MAX : part < 8 ? Requests.NOW.plus(DAY) : Requests.NOW.minus(DAY);
    }

    private static void add(List<Lock> locks, TargetField field, String value, Instant expires) {
        locks.add(new Lock(
                "lock-" + locks.size(), LockTarget.of(field, value), "Locked.", expires, Instant.MAX, Span.NONE));
    }
}
