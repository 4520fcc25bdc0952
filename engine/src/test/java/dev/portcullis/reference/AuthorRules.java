package dev.portcullis.reference;

import dev.portcullis.catalog.AuthorRule;
import dev.portcullis.decision.Obligation;
import dev.portcullis.decision.Reason;
import dev.portcullis.format.Times;
import dev.portcullis.request.Request;
import dev.portcullis.role.ResourceKind;
import dev.portcullis.role.RoleOptions;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Conclusion.Allow;
import dev.portcullis.syntax.Conclusion.Deny;
import dev.portcullis.syntax.Conclusion.Terminate;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Declaration.Rule;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Expression.Name;
import dev.portcullis.syntax.Message;
import dev.portcullis.syntax.Message.Part.Value;
import dev.portcullis.syntax.Message.Part.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an author's rules say to a request, each asked by itself, in the order of reporting. */
final class AuthorRules {
    private final Identity identity;
    private final Request request;

    AuthorRules(Identity identity, Request request) {
        this.identity = identity;
        this.request = request;
    }

    Optional<Refusal> terminating() {
        return refusal(Terminate.class);
    }

    Optional<Refusal> denying() {
        return refusal(Deny.class);
    }

    private Optional<Refusal> refusal(Class<? extends Conclusion> conclusion) {
        for (AuthorRule rule : about(conclusion)) {
            try {
                if (holds(rule)) {
                    return Optional.of(Refusal.because(Reason.RULE, message(rule)));
                }
            } catch (EvaluationException error) {
                String told = "access denied: rule \"" + rule.name() + "\" could not be evaluated";
                return Optional.of(new Refusal(Reason.ERROR, Refusal.Cause.ERROR, told));
            }
        }
        return Optional.empty();
    }

    /** The {@code allow} rules that hold; one that cannot be evaluated does not. */
    private List<AuthorRule> granting() {
        List<AuthorRule> granting = new ArrayList<>();
        for (AuthorRule rule : about(Allow.class)) {
            if (isForResource() && isGranting(rule)) {
                granting.add(rule);
            }
        }
        return granting;
    }

    private boolean isForResource() {
        return request.action().reachesResource()
                && request.action().kind().isEmpty()
                && !request.resource().kind().isEmpty();
    }

    private boolean isGranting(AuthorRule rule) {
        try {
            return holds(rule);
        } catch (EvaluationException error) {
            return false;
        }
    }

    /** What remains of the refusal by roles; what a role denies or demands, remains. */
    Optional<Refusal> remaining(Optional<Refusal> byRoles) {
        List<AuthorRule> granting = granting();
        boolean isOpen =
                byRoles.filter(refusal -> refusal.reason() != Reason.NO_MATCH).isEmpty();
        boolean needsAccounts = request.resource().kind().equals(ResourceKind.KUBE_CLUSTER.word());
        if (granting.isEmpty() || !isOpen || (needsAccounts && byRoles.isPresent())) {
            return byRoles;
        }
        for (AuthorRule rule : granting) {
            Optional<Refusal> demand = demand(rule.settings().options().orElse(RoleOptions.NONE));
            if (demand.isPresent()) {
                return demand;
            }
        }
        boolean clusterIsAsked = byRoles.isPresent()
                && (request.protocol() == dev.portcullis.request.Protocol.SSH
                        || request.resource().kind().equals("node"));
        return clusterIsAsked
                        && identity.catalog().settings().deviceTrust().demandedOf(identity.user())
                        && !identity.user().device().verified()
                ? Optional.of(RoleAccess.DEVICE)
                : Optional.empty();
    }

    private Optional<Refusal> demand(RoleOptions options) {
        if (options.sessionMfa() && identity.user().mfaDevice().isEmpty()) {
            return Optional.of(RoleAccess.MFA);
        }
        return options.deviceTrust().demandedOf(identity.user())
                        && !identity.user().device().verified()
                ? Optional.of(RoleAccess.DEVICE)
                : Optional.empty();
    }

    /** The options of the rules that count beside those of roles. */
    List<RoleOptions> options(Optional<Refusal> byRoles) {
        return counting(byRoles).stream()
                .flatMap(rule -> rule.settings().options().stream())
                .toList();
    }

    Map<String, String> obligations(Optional<Refusal> byRoles) {
        Map<String, TreeSet<String>> values = new HashMap<>();
        for (AuthorRule rule : counting(byRoles)) {
            for (Obligation obligation : rule.settings().obligations()) {
                values.computeIfAbsent(obligation.name(), unused -> new TreeSet<>())
                        .add(obligation.value());
            }
        }
        Map<String, String> obligations = new TreeMap<>();
        values.forEach((name, all) -> obligations.put(name, String.join(", ", all)));
        return obligations;
    }

    private List<AuthorRule> counting(Optional<Refusal> byRoles) {
        return remaining(byRoles).isEmpty() ? granting() : List.of();
    }

    private List<AuthorRule> about(Class<? extends Conclusion> conclusion) {
        return identity.catalog().rules().stream()
                .filter(rule -> conclusion.isInstance(rule.checked().rule().conclusion()))
                .filter(rule -> isAbout(rule.checked().rule().kinds(), new AuthorNames(identity, request).kind()))
                .filter(rule -> isAbout(
                        rule.checked().rule().actions(), request.action().name()))
                .sorted(Comparator.comparing((AuthorRule rule) ->
                                rule.checked().rule().name().span().file().name())
                        .thenComparing(
                                rule -> rule.checked().rule().name().span().line())
                        .thenComparing(AuthorRule::name))
                .toList();
    }

    private static boolean isAbout(List<Name> names, String wanted) {
        return names.isEmpty() || names.stream().map(Name::text).toList().contains(wanted);
    }

    private boolean holds(AuthorRule rule) throws EvaluationException {
        Rule written = rule.checked().rule();
        List<Expression> all = new ArrayList<>(written.when().stream().toList());
        written.unless().ifPresent(unless -> all.add(new Expression.Not(unless, unless.span())));
        return all.isEmpty()
                || expressions(rule).truth(all.size() == 1 ? all.get(0) : new Expression.And(all, written.span()));
    }

    private AuthorExpressions expressions(AuthorRule rule) {
        Map<String, Expression> definitions = new HashMap<>();
        for (Declaration.Definition definition : rule.file().definitions()) {
            definitions.put(definition.name().text(), definition.value());
        }
        return new AuthorExpressions(new AuthorNames(identity, request), definitions);
    }

    private String message(AuthorRule rule) {
        Conclusion conclusion = rule.checked().rule().conclusion();
        if (conclusion instanceof Terminate terminate) {
            return terminate
                    .message()
                    .map(message -> message(message, rule))
                    .orElse("terminated by rule \"" + rule.name() + "\"");
        }
        return ((Deny) conclusion)
                .message()
                .map(message -> message(message, rule))
                .orElse("denied by rule \"" + rule.name() + "\"");
    }

    private String message(Message message, AuthorRule rule) {
        StringBuilder text = new StringBuilder();
        for (Message.Part part : message.parts()) {
            if (part instanceof Words words) {
                words.text().codePoints().map(AuthorRules::harmless).forEach(text::appendCodePoint);
            } else if (part instanceof Value value) {
                text.append(shown(value.expression(), rule));
            }
        }
        return text.toString();
    }

    private static int harmless(int sign) {
        boolean steers = Character.getType(sign) == Character.CONTROL && sign != '\n' && sign != '\t';
        boolean turns = (sign >= 0x202A && sign <= 0x202E) || (sign >= 0x2066 && sign <= 0x2069);
        return steers || turns ? 0xFFFD : sign;
    }

    private String shown(Expression expression, AuthorRule rule) {
        try {
            return shown(expressions(rule).value(expression)).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
        } catch (EvaluationException error) {
            return "?";
        }
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(AuthorRules::shown).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?>) {
            return "?";
        }
        if (value instanceof Duration duration) {
            return Times.print(duration);
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
