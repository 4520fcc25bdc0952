package dev.portcullis.store.etcd;

import io.etcd.jetcd.api.WatchResponse;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** What a tail is told by those whom it has asked. */
sealed interface Message {
    /** A watch has told something. */
    record Told(Watch watch, WatchResponse response) implements Message {}

    /** A watch has ended. */
    record Ended(Watch watch, Optional<StatusRuntimeException> failure) implements Message {}

    /** The history is this one. */
    record Answered(Question question, Head head) implements Message {}

    /** What the history is was not told, or cannot be understood. */
    record Unanswered(Question question, RuntimeException failure) implements Message {}
}
