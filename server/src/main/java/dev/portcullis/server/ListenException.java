package dev.portcullis.server;

import dev.portcullis.server.config.ListenAddress;

/** Nobody can be listened to at an address. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListenException(ListenAddress address, String why) {
        super("cannot listen at " + address + ": " + why);
    }
}
