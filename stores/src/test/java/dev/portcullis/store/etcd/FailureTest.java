package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void whatEtcdSaysItselfIsAnAnswer() {
        assertThat(Failure.isAnswer(failure(Status.RESOURCE_EXHAUSTED, "etcdserver: mvcc: database space exceeded")))
                .isTrue();
        assertThat(Failure.isAnswer(failure(Status.PERMISSION_DENIED, "etcdserver: permission denied")))
                .isTrue();
    }

    @Test
    void whatConnectionsAndProxiesSayWithTheSameCodesIsNone() {
        assertThat(Failure.isAnswer(failure(Status.RESOURCE_EXHAUSTED, "HTTP/2 error code: ENHANCE_YOUR_CALM")))
                .isFalse();
        assertThat(Failure.isAnswer(failure(Status.UNAUTHENTICATED, "HTTP status code 401")))
                .isFalse();
        assertThat(Failure.isAnswer(new StatusRuntimeException(Status.UNIMPLEMENTED)))
                .isFalse();
        assertThat(Failure.isAnswer(failure(Status.UNAVAILABLE, "etcdserver: no leader")))
                .isFalse();
    }

    @Test
    void namesTheMemberAndTheReason() {
        URI member = URI.create("https://etcd-1.example.com:2379");
        Status broken = Status.UNAVAILABLE.withDescription("io exception");
        assertThat(why(member, broken.withCause(new ClosedChannelException())))
                .isEqualTo(
                        "etcd cannot be reached at https://etcd-1.example.com:2379: the connection is closed at once;"
                                + " perhaps only one side speaks TLS");
        assertThat(why(member, Status.UNAVAILABLE.withDescription("Network closed for unknown reason")))
                .endsWith("perhaps only one side speaks TLS");
        assertThat(why(member, broken.withCause(new UnknownHostException("etcd-1.example.com"))))
                .endsWith(": there is no host etcd-1.example.com");
        assertThat(why(member, broken.withCause(new IOException("Connection refused"))))
                .endsWith(":2379: Connection refused");
        StatusRuntimeException refusal = Failure.at(member, failure(Status.OUT_OF_RANGE, "etcdserver: compacted"));
        assertThat(Failure.isAnswer(refusal)).isTrue();
        assertThat(Failure.why(refusal)).isEqualTo("etcd refuses: etcdserver: compacted");
    }

    private static String why(URI member, Status status) {
        return Failure.why(Failure.at(member, status.asRuntimeException()));
    }

    private static StatusRuntimeException failure(Status code, String words) {
        return code.withDescription(words).asRuntimeException();
    }
}
