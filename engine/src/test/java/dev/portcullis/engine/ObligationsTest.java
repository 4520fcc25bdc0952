package dev.portcullis.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.decision.Obligation;
import dev.portcullis.locks.LockView;
import dev.portcullis.locks.Proof;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.model.CompiledRole;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Action;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import dev.portcullis.role.CertificateOptions;
import dev.portcullis.role.ConnectionOptions;
import dev.portcullis.role.DesktopOptions;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.RecordingOptions;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.role.SshOptions;
import dev.portcullis.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObligationsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Request LOGIN = login("r1");

    private final PolicyEngine engine = new PolicyEngine(policy(Duration.ofHours(2), 1), LockView.EMPTY);

    @Test
    void whatIsRefusedObligesToNothing() {
        Request unheardOf = Request.call(LOGIN.subject(), Action.api("lock", List.of("create")), NOW);
        assertThat(engine.decide(unheardOf).allowed()).isFalse();
        assertThat(engine.decide(unheardOf).obligations()).isEmpty();
    }

    @Test
    void agentsHaveNoOptions() {
        Request join = Request.call(new Subject.Agent("Node", "s-1"), Action.JOIN, NOW);
        assertThat(engine.decide(join).allowed()).isTrue();
        assertThat(engine.decide(join).obligations()).isEmpty();
    }

    @Test
    void theSameRolesObligeToTheSameUnderEveryViewOfTheLocks() {
        List<Obligation> first = engine.decide(LOGIN).obligations();
        engine.use(LockView.of(List.of(), 2, Proof.ALWAYS));
        assertThat(engine.decide(login("r1")).obligations()).isSameAs(first);
        assertThat(engine.explain(LOGIN).decision()).isEqualTo(engine.decide(LOGIN));
    }

    @Test
    void anotherPolicyObligesToSomethingElse() {
        assertThat(engine.decide(LOGIN).obligations()).contains(ttl("2h"));
        engine.use(policy(Duration.ofHours(3), 1));
        assertThat(engine.decide(LOGIN).obligations()).contains(ttl("3h"));
    }

    @Test
    void aShorterWishIsKept() {
        assertThat(engine.decide(LOGIN.lasting(Duration.ofMinutes(5))).obligations())
                .contains(ttl("5m"));
        assertThat(engine.decide(LOGIN.lasting(Duration.ofHours(5))).obligations())
                .contains(ttl("2h"));
    }

    @Test
    void nobodyCanWishForLessThanNothing() {
        assertThatThrownBy(() -> LOGIN.lasting(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
    }

    @Test
    void rolesOfEqualOptionsAreMergedOnce() {
        CompiledPolicy policy = policy(Duration.ofHours(2), 2);
        MergedOptions options = new MergedOptions(policy.settings());
        CompiledRole one = policy.role("r1").orElseThrow();
        CompiledRole other = policy.role("r2").orElseThrow();
        assertThat(options.of(List.of(one, other), List.of())).isSameAs(options.of(List.of(other), List.of()));
        assertThat(options.of(List.of(), List.of())).isNotSameAs(options.of(List.of(one), List.of()));
    }

    @Test
    void whatIsKnownOfOptionsIsForgottenRatherThanGrownWithoutEnd() {
        CompiledPolicy policy = compile(IntStream.rangeClosed(1, 150)
                .mapToObj(number -> role("r" + number, Duration.ofMinutes(number)))
                .toList());
        MergedOptions options = new MergedOptions(policy.settings());
        List<CompiledRole> roles = IntStream.rangeClosed(1, 150)
                .mapToObj(number -> policy.role("r" + number).orElseThrow())
                .toList();
        EffectiveOptions first = options.of(roles, List.of());
        assertThat(options.of(roles, List.of())).isSameAs(first);
        for (CompiledRole one : roles) {
            roles.forEach(other -> options.of(List.of(one, other), List.of()));
        }
        assertThat(options.of(roles, List.of())).isNotSameAs(first);
        assertThat(options.of(roles, List.of()).obligations(Duration.ZERO)).isEqualTo(first.obligations(Duration.ZERO));
    }

    private static Obligation ttl(String value) {
        return new Obligation("max_session_ttl", value);
    }

    private static Request login(String role) {
        return Request.call(Subject.User.local("ann", List.of(role), Map.of()), Action.AUTHENTICATE, NOW);
    }

    private static CompiledPolicy policy(Duration ttl, int count) {
        return compile(IntStream.rangeClosed(1, count)
                .mapToObj(number -> role("r" + number, ttl))
                .toList());
    }

    private static CompiledPolicy compile(List<Role> roles) {
        return new PolicyCompiler()
                .compile(new Catalog(ClusterSettings.DEFAULT, roles, List.of(), List.of()))
                .policy();
    }

    private static Role role(String name, Duration ttl) {
        RoleOptions options = new RoleOptions(
                Optional.empty(),
                false,
                DeviceTrust.OFF,
                new CertificateOptions(Optional.of(ttl), Optional.empty(), Optional.empty(), Optional.empty()),
                ConnectionOptions.NONE,
                SshOptions.NONE,
                DesktopOptions.NONE,
                RecordingOptions.NONE);
        return new Role(name, RoleVersion.V7, RoleSection.EMPTY, RoleSection.EMPTY, options, Span.NONE);
    }
}
