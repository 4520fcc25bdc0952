package dev.portcullis.role;

import java.util.Optional;

/**
 * What a role says of desktops.
 *
 * @param clipboard whether the clipboard is shared
 * @param directorySharing whether a folder is shared
 */
public record DesktopOptions(Optional<Boolean> clipboard, Optional<Boolean> directorySharing) {
    /** Nothing said. */
    public static final DesktopOptions NONE = new DesktopOptions(Optional.empty(), Optional.empty());
}
