package dev.portcullis.request;

/**
 * The trusted device that a credential names; empty texts are what it leaves out.
 *
 * @param id device id
 * @param assetTag what the inventory calls it
 * @param credentialId id of the key that proved it
 */
public record Device(String id, String assetTag, String credentialId) {
    /** A credential without a device. */
    public static final Device NONE = new Device("", "", "");

    /** Whether the credential proves the device. */
    public boolean verified() {
        return !id.isEmpty() && !assetTag.isEmpty() && !credentialId.isEmpty();
    }
}
