package dev.portcullis.preview;

import dev.portcullis.cluster.StoredUser;

/**
 * A user whom a lock keeps out.
 *
 * @param user as the cluster knows it
 * @param extent from how much
 */
public record LockedUser(StoredUser user, Extent extent) {
    /** How much of what a user does a lock keeps out. */
    public enum Extent {
        /** Everything. */
        ALL("all"),
        /** What else the lock asks for: certain logins, labels or other things. */
        SOME("some");

        private final String word;

        Extent(String word) {
            this.word = word;
        }

        /** The word for programs. */
        public String word() {
            return word;
        }
    }
}
