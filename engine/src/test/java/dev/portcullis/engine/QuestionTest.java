package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.model.RequestPart;
import dev.portcullis.reference.VariedRequest;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Client;
import dev.portcullis.request.KubeObject;
import dev.portcullis.request.ObservedSession;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Set<RequestPart> ALL = Set.of(RequestPart.values());
    private static final Subject ANN = Subject.User.local("ann", List.of("ops"), Map.of());
    private static final Request ONE = Request.connect(
            ANN, Protocol.SSH, Resource.of("node", "web-1", Map.of("env", "dev")), Account.login("root"), NOW);

    /** Has the same texts in its hash, so that only equality tells it apart. */
    private static final Request OTHER = new Request(
            Subject.User.local("ann", List.of("dev"), Map.of()),
            Protocol.APP,
            new Action("connect", "node", List.of("list")),
            Resource.of("app", "web-1", Map.of("env", "prod")),
            new KubeObject("pods", "", "default", "p", "get"),
            new Account("root", "reader", "orders"),
            new ObservedSession(List.of("ann"), ""),
            new ObservedSession(List.of("bob"), ""),
            new Client("10.0.0.1", "18.2"),
            new Properties(Map.of("ticket", "T-1")),
            SessionState.ACTIVE,
            Duration.ofHours(1),
            NOW.plusSeconds(1));

    @ParameterizedTest
    @MethodSource("dev.portcullis.reference.VariedRequest#parts")
    void everyPartCountsExceptTheTime(String part) {
        Request varied = VariedRequest.mixed(ONE, part, OTHER);
        assertThat(varied).isNotEqualTo(ONE);
        assertThat(Question.of(varied, ALL).equals(Question.of(ONE, ALL))).isEqualTo(part.equals("now"));
    }

    @ParameterizedTest
    @MethodSource("dev.portcullis.reference.VariedRequest#parts")
    void whatNoRuleReadsDoesNotCount(String part) {
        Request varied = VariedRequest.mixed(ONE, part, OTHER);
        boolean unread = List.of("now", "client", "context").contains(part);
        assertThat(Question.of(varied, Set.of()).equals(Question.of(ONE, Set.of())))
                .isEqualTo(unread);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReadCounts(RequestPart part) {
        Properties properties = new Properties(Map.of("a", "b"));
        Request told = new Request(
                ANN,
                Protocol.SSH,
                Action.CONNECT.with(properties),
                Resource.NONE.with(properties),
                KubeObject.NONE,
                Account.NONE,
                ObservedSession.NONE,
                ObservedSession.NONE,
                new Client("10.0.0.1", "18.2"),
                properties,
                SessionState.NEW,
                Duration.ZERO,
                NOW);
        Request silent = Request.connect(ANN, Protocol.SSH, Resource.NONE, Account.NONE, NOW);
        assertThat(Question.of(told, Set.of())).isEqualTo(Question.of(silent, Set.of()));
        assertThat(Question.of(told, Set.of(part))).isNotEqualTo(Question.of(silent, Set.of(part)));
    }

    @Test
    void requestsWithANumberOfTheirOwnDoNotShareAHash() {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            Properties counter = new Properties(Map.of("request_id", "r-" + i));
            hashes.add(Question.of(ONE.from(Client.UNKNOWN, counter), ALL).hashCode());
        }
        assertThat(hashes).hasSizeGreaterThan(990);
    }

    @Test
    void equalRequestsAskTheSame() {
        Request copy = Request.connect(
                Subject.User.local("ann", List.of("ops"), Map.of()),
                Protocol.SSH,
                Resource.of("node", "web-1", Map.of("env", "dev")),
                Account.login("root"),
                NOW.plusSeconds(1));
        assertThat(Question.of(copy, ALL)).isEqualTo(Question.of(ONE, ALL)).hasSameHashCodeAs(Question.of(ONE, ALL));
        assertThat(Question.of(Request.call(new Subject.Agent("Node", "s-1"), Action.JOIN, NOW), ALL))
                .isEqualTo(Question.of(Request.call(new Subject.Agent("Node", "s-1"), Action.JOIN, NOW), ALL));
    }
}
