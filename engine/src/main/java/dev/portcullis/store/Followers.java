package dev.portcullis.store;

import dev.portcullis.decision.StoreToken;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Those who follow a store, and up to where each of them uses what it holds: beside the store, and no part of its history.
 * Safe for any number of threads.
 */
public interface Followers {
    /** What a follower can be called. */
    Pattern NAME = Pattern.compile("[0-9A-Za-z._@:~-]{1,200}");

    /**
     * Lets it be known up to where a follower uses everything. Once this has returned, everybody who asks learns of it.
     *
     * @param name of the follower, see {@link #NAME}
     * @param keep how long it is known unless it is heard of again; counted in whole seconds
     * @throws StoreException if that may not be known now; what was known before is known for as long as was said then
     */
    void confirm(String name, StoreToken uses, Duration keep);

    /**
     * Forgets a follower that does not decide any more.
     *
     * @throws StoreException if it may still be known
     */
    void leave(String name);

    /**
     * All that are known, by name.
     *
     * @throws StoreException if they cannot be told
     */
    List<Follower> all();
}
