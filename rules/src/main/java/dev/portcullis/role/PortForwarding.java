package dev.portcullis.role;

import java.util.Optional;

/**
 * What a role says of the forwarding of ports, in the older form and in the newer one, which can tell sides apart.
 *
 * @param both the older form
 * @param sides the newer form, which can be there and say nothing
 */
public record PortForwarding(Optional<Boolean> both, Optional<Sides> sides) {
    /** Nothing said. */
    public static final PortForwarding NONE = new PortForwarding(Optional.empty(), Optional.empty());

    /**
     * The newer form.
     *
     * @param local ports of the client
     * @param remote ports of the server
     */
    public record Sides(Optional<Boolean> local, Optional<Boolean> remote) {}
}
