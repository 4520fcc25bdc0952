package dev.portcullis.cli;

import dev.portcullis.decision.Effect;
import dev.portcullis.store.StoreException;

/** What a command tells the shell. The numbers never change. */
final class ExitCode {
    /** All is well; the request is allowed. */
    static final int OK = 0;
    /** A case failed, a policy has errors, or a resource is not found, exists already or was changed meanwhile. */
    static final int FAILED = 1;
    /** The command line, an input file or a store cannot be used. */
    static final int BAD_INPUT = 2;
    /** The request is denied. */
    static final int DENY = 3;
    /** The running session has to end. */
    static final int TERMINATE = 4;
    /** It is written, and not all who follow the store are known to use it. */
    static final int UNCONFIRMED = 5;
    /** A fault of ours. */
    static final int FAULT = 70;
    /** All would be well, but what should be printed could not be written. */
    static final int LOST_OUTPUT = 74;

    /** Whether a store has kept a write is not known. */
    static final int UNKNOWN_OUTCOME = 75;

    private ExitCode() {}

    /** The code of a store that did not do what it was asked. */
    static int of(StoreException.Kind failure) {
        return switch (failure) {
            case EXISTS, NOT_FOUND, CONFLICT -> FAILED;
            case READ_ONLY, REPLACED, UNAVAILABLE, UNREADABLE -> BAD_INPUT;
            case UNKNOWN_OUTCOME -> UNKNOWN_OUTCOME;
        };
    }

    /** The code of a decision. */
    static int of(Effect effect) {
        return switch (effect) {
            case ALLOW -> OK;
            case DENY -> DENY;
            case TERMINATE -> TERMINATE;
        };
    }
}
