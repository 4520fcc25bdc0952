package dev.portcullis.follow;

import dev.portcullis.folder.FolderState;
import java.nio.file.Path;
import java.util.List;

/** Sees when files and folders have changed. For one thread. */
final class FolderWatch {
    private final List<Path> paths;
    private FolderState used;
    private FolderState latest;

    FolderWatch(List<Path> paths) {
        this.paths = paths;
        this.used = FolderState.of(paths);
        this.latest = used;
    }

    /**
     * Whether there is something new to read. What has changed since the last look is left to settle until the next one,
     * since editors write in several steps. Whoever is told so reads the files afterwards.
     */
    boolean changed() {
        FolderState now = FolderState.of(paths);
        boolean settled = now.sameFiles(latest);
        latest = now;
        if (!settled || now.sameFiles(used)) {
            return false;
        }
        used = now;
        return true;
    }
}
