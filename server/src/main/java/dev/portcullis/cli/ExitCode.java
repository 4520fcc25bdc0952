package dev.portcullis.cli;

import dev.portcullis.decision.Effect;

/** What a command tells the shell. The numbers never change. */
final class ExitCode {
    /** All is well; the request is allowed. */
    static final int OK = 0;
    /** A case failed, a policy has errors, or a resource is not found. */
    static final int FAILED = 1;
    /** The command line or an input file cannot be used. */
    static final int BAD_INPUT = 2;
    /** The request is denied. */
    static final int DENY = 3;
    /** The running session has to end. */
    static final int TERMINATE = 4;
    /** A fault of ours. */
    static final int FAULT = 70;
    /** All would be well, but what should be printed could not be written. */
    static final int LOST_OUTPUT = 74;

    private ExitCode() {}

    /** The code of a decision. */
    static int of(Effect effect) {
        return switch (effect) {
            case ALLOW -> OK;
            case DENY -> DENY;
            case TERMINATE -> TERMINATE;
        };
    }
}
