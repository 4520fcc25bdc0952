package dev.portcullis.role;

import java.util.Optional;

/**
 * What a role says of SSH.
 *
 * @param forwardAgent whether the agent is forwarded
 * @param permitX11Forwarding whether X11 is forwarded
 * @param fileCopy whether files are copied
 * @param portForwarding which ports are forwarded
 * @param hostUser whether a user of the machine is made
 */
public record SshOptions(
        Optional<Boolean> forwardAgent,
        Optional<Boolean> permitX11Forwarding,
        Optional<Boolean> fileCopy,
        PortForwarding portForwarding,
        Optional<HostUserMode> hostUser) {
    /** Nothing said. */
    public static final SshOptions NONE =
            new SshOptions(Optional.empty(), Optional.empty(), Optional.empty(), PortForwarding.NONE, Optional.empty());
}
