package dev.portcullis.locks;

import dev.portcullis.lock.Lock;
import java.time.Instant;

/**
 * A lock that was created or replaced.
 *
 * @param lock as it is now
 * @param committed when the store had it for good, by the clock of whoever wrote it
 */
public record LockWrite(Lock lock, Instant committed) {}
