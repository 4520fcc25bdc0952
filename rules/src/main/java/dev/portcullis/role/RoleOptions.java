package dev.portcullis.role;

import dev.portcullis.lock.LockMode;
import java.util.Optional;

/**
 * What a role says beyond allow and deny.
 *
 * @param lock its opinion on the locking mode
 * @param sessionMfa whether what it grants needs multi-factor authentication
 * @param deviceTrust whether what it grants needs a trusted device
 * @param certificate what it says of certificates
 * @param connection what it says of connections of any protocol
 * @param ssh what it says of SSH
 * @param desktop what it says of desktops
 * @param recording what it says of recording
 */
public record RoleOptions(
        Optional<LockMode> lock,
        boolean sessionMfa,
        DeviceTrust deviceTrust,
        CertificateOptions certificate,
        ConnectionOptions connection,
        SshOptions ssh,
        DesktopOptions desktop,
        RecordingOptions recording) {
    /** No opinion, no demand. */
    public static final RoleOptions NONE = new RoleOptions(Optional.empty(), false, DeviceTrust.OFF);

    /** Options that say nothing of what a session may do. */
    public RoleOptions(Optional<LockMode> lock, boolean sessionMfa, DeviceTrust deviceTrust) {
        this(
                lock,
                sessionMfa,
                deviceTrust,
                CertificateOptions.NONE,
                ConnectionOptions.NONE,
                SshOptions.NONE,
                DesktopOptions.NONE,
                RecordingOptions.NONE);
    }
}
