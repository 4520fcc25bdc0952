package dev.portcullis.cli;

import dev.portcullis.preview.LockPreview;
import dev.portcullis.preview.Surroundings;

/**
 * What a lock would do, as it is shown.
 *
 * @param preview what it would do
 * @param users how many users are known
 * @param noSessions what is said where no session is open
 */
record Foresight(LockPreview preview, int users, String noSessions) {
    /** Looks ahead here. */
    static Foresight of(LockPreview preview, Surroundings surroundings) {
        return new Foresight(preview, surroundings.users().size(), "none are known here; --sessions tells of some");
    }
}
