package dev.portcullis.server.point;

/**
 * Who holds sessions. One caller may serve several gateways, which it tells apart by names of its own.
 *
 * @param caller name of the caller
 * @param name which of its gateways; empty where it has but one
 */
public record Gateway(String caller, String name) {
    /** What logs call it. */
    @Override
    public String toString() {
        return name.isEmpty() ? caller : caller + "/" + name;
    }
}
