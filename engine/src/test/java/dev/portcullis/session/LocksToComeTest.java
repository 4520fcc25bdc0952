package dev.portcullis.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.lock.Lock;
import dev.portcullis.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks that come into force later, and those that no single field leads to. */
class LocksToComeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration INSTANT = Duration.ofMillis(2);

    @Test
    void aLockEndsSessionsWhenItComesIntoForce() {
        try (World world = new World()) {
            Session before = world.open("ann", "ops");
            world.put(lock("{target: {user: ann}, starts: '2026-01-05T09:10:00Z'}"));
            Session after = world.open("ann", "ops");
            Session other = world.open("bob", "ops");
            world.pass(MINUTE.multipliedBy(10).minusMillis(1));
            assertThat(List.of(before, after)).allMatch(Session::isOpen);
            world.pass(INSTANT);
            assertThat(List.of(before, after))
                    .allMatch(session -> world.end(session).code().equals("locked"));
            assertThat(other.isOpen()).isTrue();
        }
    }

    @Test
    void aLockThatIsDeletedBeforeItsTimeEndsNothing() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            Lock lock = lock("{target: {user: ann}, starts: '2026-01-05T09:10:00Z'}");
            world.put(lock);
            world.pass(MINUTE);
            world.remove(lock);
            world.pass(MINUTE.multipliedBy(10));
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void aClockThatIsSetForwardBringsALockIntoForce() {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            world.put(lock("{target: {user: ann}, starts: '2026-01-05T09:10:00Z'}"));
            world.clock.set(MINUTE.multipliedBy(10));
            world.pass(INSTANT);
            assertThat(world.end(session).code()).isEqualTo("locked");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{target: {user: ann, login: root}, match: all}",
                "{target: {expression: 'user.name == \"ann\"'}}",
                "{target: {user: ann, expression: 'resource.name == \"web-1\"'}, match: all}",
                "{target: {user: nobody, expression: 'user.name == \"ann\"'}}",
                "{target: {user: ann}, sessions_started_before: '2026-01-05T09:00:00Z'}"
            })
    void everyFormOfLockFindsItsSessions(String spec) {
        try (World world = new World()) {
            Session session = world.open("ann", "ops");
            Session other = world.open("bob", "ops");
            world.put(lock(spec));
            world.beat();
            assertThat(world.end(session).code()).isEqualTo("locked");
            assertThat(other.isOpen()).isTrue();
        }
    }

    private static Lock lock(String spec) {
        return new CatalogReader()
                .read(List.of(new SourceFile(
                        "lock.yaml", "{kind: lock, version: v2, metadata: {name: l}, spec: " + spec + "}")))
                .catalog()
                .locks()
                .get(0);
    }
}
