package dev.portcullis.role;

import java.util.List;
import java.util.Optional;

/**
 * What a role says of recording.
 *
 * @param otherwise what holds where no protocol is named
 * @param ssh what holds for SSH
 * @param desktop whether desktop sessions are recorded
 * @param enhanced what enhanced recording records
 */
public record RecordingOptions(
        Optional<RecordingMode> otherwise,
        Optional<RecordingMode> ssh,
        Optional<Boolean> desktop,
        List<String> enhanced) {
    /** Nothing said. */
    public static final RecordingOptions NONE =
            new RecordingOptions(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public RecordingOptions {
        enhanced = List.copyOf(enhanced);
    }
}
