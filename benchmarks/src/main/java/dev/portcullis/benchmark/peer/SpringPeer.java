package dev.portcullis.benchmark.peer;

import dev.portcullis.benchmark.world.RoleSpec;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Spring Security: roles are authorities; three authorization managers must all agree (no lock, nothing denied, something
 * allowed). What a role says is an expression, compiled to byte code once it is warm; finding the role is a hash map.
 */
final class SpringPeer implements Peer {
    private final SpelExpressionParser parser = new SpelExpressionParser(
            new SpelParserConfiguration(SpelCompilerMode.MIXED, SpringPeer.class.getClassLoader()));
    private final SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
            .withInstanceMethods()
            .build();
    private final Map<String, Expression> allowed = new HashMap<>();
    private final Map<String, Expression> denied = new HashMap<>();
    private final AuthorizationManager<Ask> manager;

    SpringPeer(World world) {
        for (RoleSpec role : world.roles()) {
            allowed.put(role.name(), parser.parseExpression(allow(role)));
            denied.put(role.name(), parser.parseExpression(deny()));
        }
        LockTable locks = new LockTable(world);
        manager = AuthorizationManagers.allOf(
                manager((authentication, ask) -> !locks.stops(ask.request())),
                manager((authentication, ask) -> !any(denied, authentication, ask)),
                manager((authentication, ask) -> any(allowed, authentication, ask)));
    }

    /**
     * What expressions read.
     *
     * @param request the request
     * @param login its login
     * @param team label {@code team} of its resource
     * @param env label {@code env} of its resource
     */
    public record Ask(Request request, String login, String team, String env) {
        static Ask of(Request request) {
            Map<String, String> labels = request.resource().labels();
            return new Ask(
                    request,
                    request.account().login(),
                    labels.getOrDefault("team", ""),
                    labels.getOrDefault("env", ""));
        }
    }

    private static String allow(RoleSpec role) {
        return "(" + anyOf("login()", role.logins()) + ") and (" + anyOf("team()", List.of(role.team())) + ") and ("
                + anyOf("env()", RoleSpec.ENVIRONMENTS) + ")";
    }

    private static String deny() {
        return anyOf("login()", List.of(RoleSpec.DENIED_LOGIN)) + " or "
                + anyOf("env()", List.of(RoleSpec.DENIED_ENVIRONMENT));
    }

    private static String anyOf(String what, List<String> patterns) {
        return String.join(
                " or ",
                patterns.stream()
                        .map(pattern -> Wanted.isOpen(pattern)
                                ? what + ".startsWith('" + Wanted.beginning(pattern) + "')"
                                : what + " == '" + pattern + "'")
                        .toList());
    }

    private static AuthorizationManager<Ask> manager(BiPredicate<Authentication, Ask> test) {
        return (authentication, ask) -> new AuthorizationDecision(test.test(authentication.get(), ask));
    }

    private boolean any(Map<String, Expression> expressions, Authentication authentication, Ask ask) {
        for (GrantedAuthority authority : authentication.getAuthorities()) {
            Expression expression = expressions.get(authority.getAuthority());
            if (expression != null && Boolean.TRUE.equals(expression.getValue(context, ask, Boolean.class))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean allows(Request request) {
        Subject.User user = (Subject.User) request.subject();
        Authentication authentication = UsernamePasswordAuthenticationToken.authenticated(
                user.name(), "", AuthorityUtils.createAuthorityList(user.roles()));
        var result = manager.authorize(() -> authentication, Ask.of(request));
        return result != null && result.isGranted();
    }
}
