package dev.portcullis.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.catalog.Catalog;
import dev.portcullis.cluster.ClusterSettings;
import dev.portcullis.cluster.OnPolicyChange;
import dev.portcullis.cluster.OnUnknownRole;
import dev.portcullis.cluster.RoleMapping;
import dev.portcullis.cluster.SessionLimits;
import dev.portcullis.decision.Effect;
import dev.portcullis.decision.Reason;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.LockMode;
import dev.portcullis.lock.LockTarget;
import dev.portcullis.lock.TargetField;
import dev.portcullis.request.Account;
import dev.portcullis.request.Action;
import dev.portcullis.request.Device;
import dev.portcullis.request.Protocol;
import dev.portcullis.request.Request;
import dev.portcullis.request.Resource;
import dev.portcullis.request.Subject;
import dev.portcullis.role.AccessRule;
import dev.portcullis.role.DeviceTrust;
import dev.portcullis.role.LabelCondition;
import dev.portcullis.role.LabelSelector;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.Role;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.role.RoleSection;
import dev.portcullis.role.RoleVersion;
import dev.portcullis.source.Fragment;
import dev.portcullis.source.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferenceDeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final String REFUSED = "access to node denied. User does not have permissions. Confirm SSH login.";
    private static final RoleSection ROOT_ON_NODES = nodes(LabelSelector.everything(), "", "root");

    @Test
    void allowNeedsLabelsAndLoginOfOneRole() {
        Role labels = role("labels", nodes(LabelSelector.everything(), "", "ubuntu"));
        Role login = role("login", nodes(LabelSelector.EMPTY, "", "root"));
        assertThat(connect(user("labels", "login"), labels, login)).isEqualTo(deny(Reason.NO_MATCH, REFUSED));
        assertThat(connect(user("all"), role("all", ROOT_ON_NODES))).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void denyNeedsLabelsOrLogin() {
        Role all = role("all", ROOT_ON_NODES);
        Role login = denying("login", nodes(LabelSelector.EMPTY, "", "root"));
        Role labels = denying("labels", nodes(LabelSelector.everything(), "", "ubuntu"));
        assertThat(connect(user("all", "login"), all, login)).isEqualTo(deny(Reason.ROLE_DENIED, REFUSED));
        assertThat(connect(user("labels", "all"), all, labels)).isEqualTo(deny(Reason.ROLE_DENIED, REFUSED));
    }

    @Test
    void allowReadsTheExpressionEvenWhereTheSelectorIsEmpty() {
        Role expression = role("r", nodes(LabelSelector.EMPTY, "labels.env == `prod`", "root"));
        Role both = role("r", nodes(selector("env", "staging"), "labels.env == \"prod\"", "root"));
        assertThat(connect(user("r"), expression)).isEqualTo(Verdict.GRANTED);
        assertThat(connect(user("r"), both)).isEqualTo(deny(Reason.NO_MATCH, REFUSED));
    }

    @Test
    void anIllTypedExpressionIsAnErrorWhateverItsOtherSideSays() {
        Role illTyped =
                role("r", nodes(LabelSelector.EMPTY, "labels.env == \"prod\" || user.spec.traits.t == \"x\"", "root"));
        assertThat(connect(user("r"), illTyped)).isEqualTo(deny(Reason.ROLE_DENIED, REFUSED));
    }

    @Test
    void anErrorCountsOnlyWhereItIsReached() {
        Role fine = role("fine", ROOT_ON_NODES);
        Role late = role("r", nodes(selector("env", "prod", "^(?=x)$"), "", "root"));
        Role early = role("r", nodes(selector("env", "^(?=x)$", "prod"), "", "root"));
        Subject.User trusted = trusted(user("fine", "r"));
        assertThat(connect(user("r"), late)).isEqualTo(Verdict.GRANTED);
        assertThat(connect(user("r"), early)).isEqualTo(deny(Reason.ROLE_DENIED, REFUSED));
        assertThat(connect(trusted, fine, early)).isEqualTo(Verdict.GRANTED);
        assertThat(connect(user("fine", "r"), fine, early)).isEqualTo(deny(Reason.ROLE_DENIED, REFUSED));
    }

    @Test
    void aTemplateThatFailsTakesOnlyItselfAway() {
        Role role = role(
                "r", nodes(LabelSelector.everything(), "", "{{external.nope}}", "{{internal.t}}", "a{{external.t}} "));
        assertThat(connectAs("ax", user("r"), role)).isEqualTo(Verdict.GRANTED);
        assertThat(connectAs("x", user("r"), role)).isEqualTo(deny(Reason.NO_MATCH, REFUSED));
    }

    @Test
    void replacementsFollowGo() throws EvaluationException {
        assertThat(replaced("^dev-(.*)$", "$1_x", "dev-a")).contains("");
        assertThat(replaced("^dev-(.*)$", "${1}_$$", "dev-a")).contains("a_$");
        assertThat(replaced("^(?P<who>.*)$", "$who.$0.$7.$", "a")).contains("a.a..$");
        assertThat(replaced("a*", "-", "baac")).contains("-b-c-");
        assertThat(replaced("x", "-", "baac")).isEmpty();
    }

    @Test
    void patternsAreWholeOrSearched() throws EvaluationException {
        assertThat(Patterns.accepts("web-*", "old-web-1")).isFalse();
        assertThat(Patterns.accepts("^test|staging$", "testing")).isTrue();
        assertThat(Patterns.accepts("test|staging", "test")).isFalse();
        assertThat(Patterns.accepts("1.2", "1x2")).isFalse();
        assertThat(Patterns.accepts("a*", "a\n")).isFalse();
    }

    @Test
    void theFirstMatchingRoleThatDemandsSomethingIsHeard() {
        Role plain = role("plain", ROOT_ON_NODES);
        Role mfa = demanding("mfa", new RoleOptions(Optional.empty(), true, DeviceTrust.OFF));
        Role device = demanding("device", new RoleOptions(Optional.empty(), false, DeviceTrust.REQUIRED));
        Verdict noDevice = deny(Reason.DEVICE_REQUIRED, "access to resource requires a trusted device");
        assertThat(connect(user("plain", "device", "mfa"), plain, mfa, device)).isEqualTo(noDevice);
        assertThat(connect(user("plain", "mfa", "device"), plain, mfa, device))
                .isEqualTo(deny(Reason.MFA_REQUIRED, "access to resource requires MFA"));
        assertThat(connect(trusted(user("plain", "device")), plain, mfa, device))
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void theLockThatEndsLastIsReported() {
        LockTarget ann = LockTarget.of(TargetField.USER, "ann");
        Lock early = new Lock("a", ann, "", NOW.plusSeconds(1), Instant.MAX, Span.NONE);
        Lock late = new Lock("c", ann, "", NOW.plusSeconds(2), Instant.MAX, Span.NONE);
        Lock alsoLate = new Lock("b", ann, "", Instant.MAX, NOW.plusSeconds(2), Span.NONE);
        Lock over = new Lock("0", ann, "", NOW, Instant.MAX, Span.NONE);
        assertThat(locked(early, late, alsoLate, over).lock()).isEqualTo("b");
        assertThat(locked(over).reason()).isEqualTo(Reason.GRANTED);
    }

    @Test
    void loginsAreLockedOverSshOnly() {
        Lock lock = Lock.of("l", LockTarget.of(TargetField.LOGIN, "root"), "");
        Catalog catalog = catalog(ClusterSettings.DEFAULT, List.of(role("r", ROOT_ON_NODES)), lock);
        Request ssh = ssh("root", user("r"));
        Resource database = Resource.of("db", "pg", Map.of());
        Request db = Request.connect(user("r"), Protocol.DB, database, Account.login("root"), NOW);
        assertThat(decide(catalog, ssh).reason()).isEqualTo(Reason.LOCKED);
        assertThat(decide(catalog, db).reason()).isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void strictIsEnoughOnceAndComesBeforeLocks() {
        Lock lock = Lock.of("l", LockTarget.of(TargetField.USER, "ann"), "");
        Role strict = demanding("r", new RoleOptions(Optional.of(LockMode.STRICT), false, DeviceTrust.OFF));
        Catalog catalog = catalog(ClusterSettings.DEFAULT, List.of(strict), lock);
        ReferenceDecider decider = new ReferenceDecider();
        assertThat(decider.decide(catalog, true, ssh("root", user("r"))).reason())
                .isEqualTo(Reason.LOCK_VIEW_STALE);
        assertThat(decider.decide(catalog, true, ssh("root", user("x"))).reason())
                .isEqualTo(Reason.LOCKED);
    }

    @Test
    void aRunningSessionIsEndedByPolicyOnlyWhereTheClusterSaysSo() {
        Role none = role("r", RoleSection.EMPTY);
        Request active = ssh("root", user("r")).active();
        Catalog keeps = catalog(ClusterSettings.DEFAULT, List.of(none));
        Catalog ends = catalog(settings(OnPolicyChange.TERMINATE, OnUnknownRole.WARN), List.of(none));
        assertThat(decide(keeps, active)).isEqualTo(Verdict.CONTINUES);
        assertThat(decide(ends, active)).isEqualTo(new Verdict(Effect.TERMINATE, Reason.NO_MATCH, REFUSED, ""));
    }

    @Test
    void unknownAndUnmappedRolesAreNamed() {
        Catalog catalog = catalog(settings(OnPolicyChange.CONTINUE, OnUnknownRole.DENY), List.of());
        assertThat(decide(catalog, ssh("root", user("default-implicit-role", "gh\"ost"))))
                .isEqualTo(deny(Reason.ROLE_DENIED, "role \"gh\\\"ost\" is not found"));
        assertThat(decide(catalog, Request.call(remote("x", "y"), Action.API, NOW)))
                .isEqualTo(deny(Reason.ROLE_DENIED, "no roles mapped for user with remote roles [x y]"));
        assertThat(decide(catalog, Request.call(remote("team-r"), Action.API, NOW)))
                .isEqualTo(deny(Reason.ROLE_DENIED, "role \"r\" is not found"));
    }

    @Test
    void theWhereOfAnyRuleReachedCanRefuse() {
        Role broken = calling("broken", rule("list", "contains(nope, \"x\") || equals(\"a\", \"a\")"));
        Role works = calling("works", rule("create", "equals(user.metadata.name, \"ann\")"));
        String refused = "access denied to perform action \"create\" on \"lock\"";
        assertThat(create(user("broken", "works"), broken, works)).isEqualTo(deny(Reason.ROLE_DENIED, refused));
        assertThat(create(user("works", "broken"), broken, works)).isEqualTo(Verdict.GRANTED);
        assertThat(create(user(), broken, works)).isEqualTo(deny(Reason.NO_MATCH, refused));
    }

    @Test
    void everybodyReadsNodesUnlessDenied() {
        Action read = Action.api("node", List.of("list", "read"));
        Role deny =
                new Role("deny", RoleVersion.V7, RoleSection.EMPTY, rules(rule("*", "")), RoleOptions.NONE, Span.NONE);
        assertThat(decide(catalog(ClusterSettings.DEFAULT, List.of()), Request.call(user(), read, NOW)))
                .isEqualTo(Verdict.GRANTED);
        assertThat(decide(
                                catalog(ClusterSettings.DEFAULT, List.of(deny)),
                                Request.call(user("deny"), Action.api("lock", List.of("list")), NOW))
                        .reason())
                .isEqualTo(Reason.ROLE_DENIED);
    }

    private static Verdict deny(Reason reason, String message) {
        return new Verdict(Effect.DENY, reason, message, "");
    }

    private static Subject.User user(String... roles) {
        return Subject.User.local("ann", List.of(roles), Map.of("t", List.of("x", "")));
    }

    private static Subject.User remote(String... roles) {
        return new Subject.User("ann", List.of(roles), Map.of(), "leaf", "", Device.NONE, List.of(), List.of(), "", "");
    }

    private static Subject.User trusted(Subject.User user) {
        Device device = new Device("d", "t", "c");
        return new Subject.User(
                user.name(), user.roles(), user.traits(), "", "k", device, List.of(), List.of(), "", "");
    }

    private static Request ssh(String login, Subject.User user) {
        Resource node = new Resource("node", "n", Map.of("env", "prod"), "s-1", "");
        return Request.connect(user, Protocol.SSH, node, Account.login(login), NOW);
    }

    private static Verdict connect(Subject.User user, Role... roles) {
        return connectAs("root", user, roles);
    }

    private static Verdict connectAs(String login, Subject.User user, Role... roles) {
        return decide(catalog(ClusterSettings.DEFAULT, List.of(roles)), ssh(login, user));
    }

    private static Verdict create(Subject.User user, Role... roles) {
        Action create = Action.api("lock", List.of("create"));
        return decide(catalog(ClusterSettings.DEFAULT, List.of(roles)), Request.call(user, create, NOW));
    }

    private static Verdict locked(Lock... locks) {
        return decide(
                catalog(ClusterSettings.DEFAULT, List.of(role("r", ROOT_ON_NODES)), locks), ssh("root", user("r")));
    }

    private static Verdict decide(Catalog catalog, Request request) {
        return new ReferenceDecider().decide(catalog, false, request).with(Map.of());
    }

    private static Catalog catalog(ClusterSettings settings, List<Role> roles, Lock... locks) {
        return new Catalog(settings, roles, List.of(), List.of(locks));
    }

    private static ClusterSettings settings(OnPolicyChange onPolicyChange, OnUnknownRole onUnknownRole) {
        RoleMapping mapping = new RoleMapping("", Fragment.of("^team-(.*)$"), List.of(Fragment.of("$1")));
        return new ClusterSettings(
                "root",
                LockMode.BEST_EFFORT,
                false,
                DeviceTrust.OFF,
                SessionLimits.NONE,
                List.of(mapping),
                onPolicyChange,
                onUnknownRole);
    }

    private static Role role(String name, RoleSection allow) {
        return new Role(name, RoleVersion.V7, allow, RoleSection.EMPTY, RoleOptions.NONE, Span.NONE);
    }

    private static Role denying(String name, RoleSection deny) {
        return new Role(name, RoleVersion.V7, RoleSection.EMPTY, deny, RoleOptions.NONE, Span.NONE);
    }

    private static Role demanding(String name, RoleOptions options) {
        return new Role(name, RoleVersion.V7, ROOT_ON_NODES, RoleSection.EMPTY, options, Span.NONE);
    }

    private static Role calling(String name, AccessRule rule) {
        return role(name, rules(rule));
    }

    private static RoleSection rules(AccessRule rule) {
        return new RoleSection(List.of("default"), Map.of(), Map.of(), List.of(rule), Span.NONE);
    }

    private static AccessRule rule(String verb, String where) {
        return new AccessRule(List.of("lock"), List.of(verb), text(where), List.of(), Span.NONE);
    }

    private static RoleSection nodes(LabelSelector selector, String expression, String... logins) {
        List<Fragment> accounts = List.of(logins).stream().map(Fragment::of).toList();
        return new RoleSection(
                List.of("default"),
                Map.of(ResourceKind.NODE, new LabelCondition(selector, text(expression))),
                Map.of(Principal.LOGINS, accounts),
                List.of(),
                Span.NONE);
    }

    private static LabelSelector selector(String key, String... values) {
        List<Fragment> wanted = List.of(values).stream().map(Fragment::of).toList();
        return new LabelSelector(List.of(new LabelSelector.Entry(Fragment.of(key), wanted)));
    }

    private static Optional<Fragment> text(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty()).map(Fragment::of);
    }

    private static Optional<String> replaced(String pattern, String replacement, String value)
            throws EvaluationException {
        return new Replacement(replacement).replaceAll(Patterns.regex(pattern), value);
    }
}
