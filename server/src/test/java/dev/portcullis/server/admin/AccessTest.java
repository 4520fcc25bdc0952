package dev.portcullis.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.decision.DecisionMode;
import dev.portcullis.engine.PolicyEngine;
import dev.portcullis.locks.LockView;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Subject;
import dev.portcullis.server.caller.Caller;
import dev.portcullis.server.caller.Right;
import dev.portcullis.server.point.DecisionListener;
import dev.portcullis.server.point.DecisionPoint;
import dev.portcullis.server.web.Refusal;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AccessTest {
    @Test
    void whoIsNoUserIsRefusedForAllToSee() {
        List<String> told = new ArrayList<>();
        DecisionListener listener = (asked, decision, nanos) -> told.add(
                asked.edge() + " " + asked.caller().name() + " " + decision.effect() + ": " + decision.message());
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler()
                        .compile(new CatalogReader().read(List.of()).catalog())
                        .policy(),
                LockView.EMPTY);
        Vertx vertx = Vertx.vertx();
        Access access = new Access(
                new DecisionPoint(vertx, engine, DecisionMode.POLICY, InstantSource.system(), List.of(listener)));
        AdminCall call = new AdminCall(new Caller("gateway", Set.of(), Optional.empty()), "127.0.0.1", "r-1");

        assertThatThrownBy(() -> access.demand(call, "lock", List.of("create", "update")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThat(told).containsExactly("admin gateway DENY: access denied to perform action \"create\" on \"lock\"");
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void thatGatewaysAreRefusedForLocksAloneGivesNobodyARightToAdminister() {
        PolicyEngine engine = new PolicyEngine(
                new PolicyCompiler()
                        .compile(new CatalogReader().read(List.of()).catalog())
                        .policy(),
                LockView.EMPTY);
        Vertx vertx = Vertx.vertx();
        DecisionPoint point =
                new DecisionPoint(vertx, engine, DecisionMode.LOCK_ONLY, InstantSource.system(), List.of());
        AdminCall call = new AdminCall(
                new Caller(
                        "bob", EnumSet.allOf(Right.class), Optional.of(Subject.User.local("bob", List.of(), Map.of()))),
                "127.0.0.1",
                "r-1");

        assertThatThrownBy(() -> new Access(point).demand(call, "lock", List.of("create", "update")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThat(new Access(point).allows(call, "lock", Access.LIST)).isFalse();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
