package dev.portcullis.store.etcd;

import dev.portcullis.store.StoreException;
import dev.portcullis.store.StoreException.Kind;
import dev.portcullis.store.etcd.EtcdSettings.Login;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.etcd.jetcd.api.AuthenticateResponse;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.WatchGrpc;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the members of a cluster, one of them at a time: the one that has answered last, and after a failure the next. Every
 * call has a deadline, after which nothing of it is sent any more.
 */
final class EtcdClient implements AutoCloseable {
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> LEADER = Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);
    private static final Pattern ALARM = Pattern.compile("alarm:(\\w+)");
    private static final long FAREWELL_MILLIS = 500;

    private final EtcdSettings settings;
    private final List<Member> members = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile @Nullable String token;
    private volatile boolean closed;

    /**
     * Asks nothing yet.
     *
     * @throws StoreException if the files of TLS cannot be used
     */
    EtcdClient(EtcdSettings settings) {
        this.settings = settings;
        settings.endpoints().forEach(endpoint -> members.add(Member.at(endpoint, settings)));
        Collections.shuffle(members);
    }

    /** The member that is asked at present. */
    Member member() {
        return members.get(turn.get());
    }

    /** Another member is to be asked than one that did not do what it should. */
    void leave(Member member) {
        int index = members.indexOf(member);
        turn.compareAndSet(index, (index + 1) % members.size());
    }

    /**
     * Asks until there is an answer. Only for what may be done twice.
     *
     * @throws StoreException if there is none in time, or a refusal
     */
    <Q, A> A ask(MethodDescriptor<Q, A> method, Q request, Duration longest) {
        try {
            return answer(method, request, longest);
        } catch (StatusRuntimeException failed) {
            throw Failure.of(failed);
        }
    }

    /** The same, for those who want to know what etcd has answered: throws what gRPC throws. */
    <Q, A> A answer(MethodDescriptor<Q, A> method, Q request, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        Pause pause = new Pause();
        Optional<StatusRuntimeException> reason = Optional.empty();
        while (true) {
            try {
                return once(method, request, end);
            } catch (StatusRuntimeException failed) {
                reason = Failure.isSilence(failed) ? reason : Optional.of(failed);
                if (Failure.isAnswer(failed) || System.nanoTime() >= end) {
                    throw reason.orElse(failed);
                }
            }
            pause.rest();
        }
    }

    /**
     * Asks one member, or two if the token was old.
     *
     * @param end the moment of {@link System#nanoTime} at which it has to be over
     */
    <Q, A> A once(MethodDescriptor<Q, A> method, Q request, long end) {
        try {
            return attempt(method, request, end);
        } catch (StatusRuntimeException failed) {
            if (!Failure.isOldToken(failed)) {
                throw failed;
            }
            forgetToken();
            return attempt(method, request, end);
        }
    }

    private <Q, A> A attempt(MethodDescriptor<Q, A> method, Q request, long end) {
        Member member = member();
        try {
            return ClientCalls.blockingUnaryCall(channel(member, new Metadata(), end), method, until(end), request);
        } catch (StatusRuntimeException failed) {
            leaveAfter(member, failed);
            throw Failure.at(member.endpoint(), failed);
        }
    }

    /** Asks one member, and calls an observer with the answer in a thread that must not be held up. */
    <Q, A> void later(MethodDescriptor<Q, A> method, Q request, StreamObserver<A> observer) {
        Member member = member();
        long end = System.nanoTime() + settings.deadlines().attempt().toNanos();
        ClientCall<Q, A> call = channel(member, new Metadata(), end).newCall(method, until(end));
        ClientCalls.asyncUnaryCall(call, request, new StreamObserver<A>() {
            @Override
            public void onNext(A answer) {
                observer.onNext(answer);
            }

            @Override
            public void onError(Throwable failed) {
                leaveAfter(member, (StatusRuntimeException) failed);
                observer.onError(failed);
            }

            @Override
            public void onCompleted() {
                observer.onCompleted();
            }
        });
    }

    /** How each member is, in the order of the settings. */
    List<MemberState> states() {
        return settings.endpoints().stream()
                .flatMap(endpoint ->
                        members.stream().filter(member -> member.endpoint().equals(endpoint)))
                .map(this::state)
                .toList();
    }

    private MemberState state(Member member) {
        long end = System.nanoTime() + settings.deadlines().attempt().toNanos();
        try {
            StatusResponse answer = ClientCalls.blockingUnaryCall(
                    channel(member, new Metadata(), end),
                    MaintenanceGrpc.getStatusMethod(),
                    until(end),
                    StatusRequest.getDefaultInstance());
            return new MemberState.Answers(
                    member.endpoint(), answer.getVersion(), answer.getDbSize(), role(answer), alarms(answer));
        } catch (StatusRuntimeException failed) {
            return new MemberState.Silent(
                    member.endpoint(), String.valueOf(Failure.of(failed).getMessage()));
        }
    }

    /** What etcd says is wrong, as far as it is an alarm: {@code memberID:1 alarm:NOSPACE}. */
    private static List<String> alarms(StatusResponse answer) {
        return answer.getErrorsList().stream()
                .map(ALARM::matcher)
                .filter(Matcher::find)
                .map(alarm -> alarm.group(1))
                .distinct()
                .toList();
    }

    private static MemberState.Role role(StatusResponse answer) {
        if (answer.getLeader() == 0) {
            return MemberState.Role.LEADERLESS;
        }
        boolean leads = answer.getLeader() == answer.getHeader().getMemberId();
        return leads ? MemberState.Role.LEADER : MemberState.Role.FOLLOWER;
    }

    /** Opens a watch at a member, which has to end it when it knows no leader. */
    StreamObserver<WatchRequest> watch(Member member, StreamObserver<WatchResponse> observer) {
        Metadata headers = new Metadata();
        headers.put(LEADER, "true");
        long end = System.nanoTime() + settings.deadlines().attempt().toNanos();
        return ClientCalls.asyncBidiStreamingCall(
                channel(member, headers, end).newCall(WatchGrpc.getWatchMethod(), CallOptions.DEFAULT), observer);
    }

    private void leaveAfter(Member member, StatusRuntimeException failed) {
        if (Failure.isOldToken(failed)) {
            forgetToken();
        } else if (!Failure.isAnswer(failed)) {
            leave(member);
        }
    }

    /** The next one who asks logs in again. */
    void forgetToken() {
        token = null;
    }

    private CallOptions until(long end) {
        long left = Math.max(1, end - System.nanoTime());
        long attempt = settings.deadlines().attempt().toNanos();
        return CallOptions.DEFAULT.withDeadlineAfter(Math.min(left, attempt), TimeUnit.NANOSECONDS);
    }

    /**
     * Demands that it was not closed.
     *
     * @throws StoreException if it was
     */
    void demandOpen() {
        if (closed) {
            throw new StoreException(Kind.UNAVAILABLE, "the store is closed");
        }
    }

    private Channel channel(Member member, Metadata headers, long end) {
        demandOpen();
        member.channel().resetConnectBackoff();
        settings.login().ifPresent(login -> headers.put(TOKEN, token(login, member, end)));
        return ClientInterceptors.intercept(member.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private String token(Login login, Member member, long end) {
        @Nullable String known = token;
        if (known != null) {
            return known;
        }
        AuthenticateRequest request = AuthenticateRequest.newBuilder()
                .setName(login.user())
                .setPassword(login.password())
                .build();
        try {
            AuthenticateResponse answer = ClientCalls.blockingUnaryCall(
                    member.channel(), AuthGrpc.getAuthenticateMethod(), until(end), request);
            token = answer.getToken();
            return answer.getToken();
        } catch (StatusRuntimeException failed) {
            leaveAfter(member, failed);
            throw failed;
        }
    }

    @Override
    public void close() {
        closed = true;
        members.forEach(member -> member.channel().shutdownNow());
        try {
            for (Member member : members) {
                member.channel().awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
