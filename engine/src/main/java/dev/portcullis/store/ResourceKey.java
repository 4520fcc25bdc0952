package dev.portcullis.store;

/**
 * What a resource is called.
 *
 * @param kind its kind, for example {@code lock}
 * @param name its name, unique among those of its kind
 */
public record ResourceKey(String kind, String name) {
    public ResourceKey {
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a resource has a kind and a name");
        }
    }

    /** Whether an address can name it; in addresses, dots alone are folders. */
    public boolean isAddressable() {
        return !name.equals(".") && !name.equals("..");
    }

    /** {@code lock/incident-42}. */
    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
