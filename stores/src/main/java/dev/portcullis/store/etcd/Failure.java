package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means that etcd did not do what it was asked. */
final class Failure {
    /** How etcd begins what it says itself; gRPC and proxies use the same codes in words of their own. */
    private static final String OWN_WORDS = "etcdserver: ";

    /** Those that etcd gives after it has understood what was asked; another member would say the same. */
    private static final Set<Code> ANSWERS = EnumSet.of(
            Code.INVALID_ARGUMENT,
            Code.NOT_FOUND,
            Code.ALREADY_EXISTS,
            Code.PERMISSION_DENIED,
            Code.RESOURCE_EXHAUSTED,
            Code.FAILED_PRECONDITION,
            Code.OUT_OF_RANGE,
            Code.UNIMPLEMENTED,
            Code.UNAUTHENTICATED);

    /** What is left of a reason where nothing but the end of a connection is known. */
    private static final String CLOSED = "the connection is closed at once; perhaps only one side speaks TLS";

    private Failure() {}

    /** The same, with the member that did not do it. */
    static StatusRuntimeException at(URI member, StatusRuntimeException failed) {
        Status status = failed.getStatus();
        return status.withDescription(text(status) + "\n" + member).asRuntimeException(failed.getTrailers());
    }

    /** Whether it is an answer, so that nothing that was sent is on its way any more. */
    static boolean isAnswer(StatusRuntimeException failed) {
        Status status = failed.getStatus();
        return ANSWERS.contains(status.getCode()) && text(status).startsWith(OWN_WORDS);
    }

    /** Whether nothing came in time. */
    static boolean isSilence(StatusRuntimeException failed) {
        return failed.getStatus().getCode() == Code.DEADLINE_EXCEEDED;
    }

    /** Whether the token of the login is not valid any more. */
    static boolean isOldToken(StatusRuntimeException failed) {
        return isOldToken(text(failed.getStatus()));
    }

    /** The same of the reason for which a watch has ended. */
    static boolean isOldToken(String reason) {
        return reason.contains("invalid auth token") || reason.contains("revision of auth store is old");
    }

    /** Whether what was asked for is known to etcd no more. */
    static boolean isCompacted(StatusRuntimeException failed) {
        return failed.getStatus().getCode() == Code.OUT_OF_RANGE
                && text(failed.getStatus()).contains("compacted");
    }

    /** The same as failures of stores are told. */
    static StoreException of(StatusRuntimeException failed) {
        return new StoreException(Kind.UNAVAILABLE, why(failed), failed);
    }

    /** The same of a write that etcd has refused. */
    static StoreException ofWrite(StatusRuntimeException refused) {
        boolean forbidden = refused.getStatus().getCode() == Code.PERMISSION_DENIED;
        return forbidden ? new StoreException(Kind.READ_ONLY, why(refused), refused) : of(refused);
    }

    /** What happened, in one clause. */
    static String why(StatusRuntimeException failed) {
        if (isSilence(failed)) {
            return "etcd does not answer in time";
        }
        String reason = reason(failed.getStatus());
        return isAnswer(failed)
                ? "etcd refuses: " + reason
                : "etcd cannot be reached" + place(failed.getStatus()) + ": " + reason;
    }

    private static String place(Status status) {
        return text(status)
                .lines()
                .skip(1)
                .reduce((one, last) -> last)
                .map(place -> " at " + place)
                .orElse("");
    }

    private static String reason(Status status) {
        @Nullable Throwable cause = status.getCause();
        String told = text(status).lines().findFirst().orElse("");
        if (cause == null) {
            if (told.startsWith("Network closed")) {
                return CLOSED;
            }
            return told.isEmpty() ? status.getCode().name() : told;
        }
        @Nullable Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return reason(root, told);
    }

    private static String reason(Throwable root, String told) {
        @Nullable String message = root.getMessage();
        if (root instanceof UnknownHostException) {
            return "there is no host " + message;
        }
        if (message == null || told.startsWith("Network closed")) {
            return CLOSED;
        }
        return message.lines().findFirst().orElse(told);
    }

    private static String text(Status status) {
        @Nullable String description = status.getDescription();
        return description == null ? "" : description;
    }
}
