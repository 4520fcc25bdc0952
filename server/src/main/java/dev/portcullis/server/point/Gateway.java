package dev.portcullis.server.point;

import dev.portcullis.server.caller.CallerId;

/**
 * Who holds sessions. One caller may serve several gateways, which it tells apart by names of its own.
 *
 * @param caller the caller
 * @param name which of its gateways; empty where it has but one
 */
public record Gateway(CallerId caller, String name) {
    /** What logs call it. */
    @Override
    public String toString() {
        return name.isEmpty() ? caller.toString() : caller + "/" + name;
    }
}
