package dev.portcullis.store.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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

    private static StatusRuntimeException failure(Status code, String words) {
        return code.withDescription(words).asRuntimeException();
    }
}
