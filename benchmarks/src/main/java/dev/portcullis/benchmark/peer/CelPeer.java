package dev.portcullis.benchmark.peer;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.portcullis.benchmark.world.RoleSpec;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CEL, the expression language: a program for what a role allows and one for what it denies. Finding the role, combining
 * the results and the locks are the application's.
 */
final class CelPeer implements Peer {
    private record Programs(CelRuntime.Program allow, CelRuntime.Program deny) {}

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .addVar("login", SimpleType.STRING)
            .addVar("labels", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .setResultType(SimpleType.BOOL)
            .build();
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    private final Map<String, Programs> roles = new HashMap<>();
    private final LockTable locks;

    CelPeer(World world) {
        CelRuntime.Program deny = program(anyOf("login", List.of(RoleSpec.DENIED_LOGIN)) + " || "
                + anyOf("labels.env", List.of(RoleSpec.DENIED_ENVIRONMENT)));
        for (RoleSpec role : world.roles()) {
            String allow = anyOf("login", role.logins()) + " && " + anyOf("labels.team", List.of(role.team())) + " && "
                    + anyOf("labels.env", RoleSpec.ENVIRONMENTS);
            roles.put(role.name(), new Programs(program(allow), deny));
        }
        locks = new LockTable(world);
    }

    private CelRuntime.Program program(String text) {
        try {
            return runtime.createProgram(compiler.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException broken) {
            throw new IllegalStateException(text, broken);
        }
    }

    private static String anyOf(String what, List<String> patterns) {
        return "("
                + String.join(
                        " || ",
                        patterns.stream()
                                .map(pattern -> Wanted.isOpen(pattern)
                                        ? what + ".startsWith('" + Wanted.beginning(pattern) + "')"
                                        : what + " == '" + pattern + "'")
                                .toList())
                + ")";
    }

    @Override
    public boolean allows(Request request) {
        return !locks.stops(request) && rolesAllow(request);
    }

    private boolean rolesAllow(Request request) {
        Map<String, Object> variables = Map.of(
                "login", request.account().login(), "labels", request.resource().labels());
        try {
            boolean allowed = false;
            for (String name : ((Subject.User) request.subject()).roles()) {
                Programs role = roles.get(name);
                if (role == null) {
                    continue;
                }
                if ((Boolean) role.deny().eval(variables)) {
                    return false;
                }
                allowed = allowed || (Boolean) role.allow().eval(variables);
            }
            return allowed;
        } catch (CelEvaluationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
