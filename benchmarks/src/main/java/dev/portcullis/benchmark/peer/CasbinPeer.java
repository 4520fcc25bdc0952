package dev.portcullis.benchmark.peer;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import dev.portcullis.benchmark.world.RoleSpec;
import dev.portcullis.benchmark.world.World;
import dev.portcullis.request.Request;
import dev.portcullis.request.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin: one row for what a role allows and two for what it denies. The matcher asks for the role first, so that the
 * rows of other roles cost as little as they can. The locks are the application's.
 */
final class CasbinPeer implements Peer {
    private static final String ANY = "*";

    private final Enforcer enforcer;
    private final LockTable locks;

    CasbinPeer(World world) {
        Model model = new Model();
        model.addDef("r", "r", "roles, login, env, team");
        model.addDef("p", "p", "role, logins, envs, team, eft");
        model.addDef("e", "e", "some(where (p.eft == allow)) && !some(where (p.eft == deny))");
        model.addDef(
                "m",
                "m",
                "has(r.roles, p.role) && fits(p.logins, r.login) && fits(p.envs, r.env) && fits(p.team, r.team)");
        enforcer = new Enforcer(model);
        enforcer.addFunction("has", new Test("has", CasbinPeer::has));
        enforcer.addFunction("fits", new Test("fits", CasbinPeer::fits));
        enforcer.addPolicies(rows(world.roles()));
        locks = new LockTable(world);
    }

    private static List<List<String>> rows(List<RoleSpec> roles) {
        List<List<String>> rows = new ArrayList<>();
        for (RoleSpec role : roles) {
            rows.add(List.of(
                    role.name(),
                    anyOf(role.logins()),
                    anyOf(RoleSpec.ENVIRONMENTS),
                    anyOf(List.of(role.team())),
                    "allow"));
            rows.add(List.of(role.name(), anyOf(List.of(RoleSpec.DENIED_LOGIN)), ANY, ANY, "deny"));
            rows.add(List.of(role.name(), ANY, anyOf(List.of(RoleSpec.DENIED_ENVIRONMENT)), ANY, "deny"));
        }
        return rows;
    }

    /** Patterns with a bar on either side of each. */
    private static String anyOf(List<String> patterns) {
        StringBuilder text = new StringBuilder("|");
        patterns.forEach(pattern -> text.append(pattern).append('|'));
        return text.toString();
    }

    @Override
    public boolean allows(Request request) {
        Map<String, String> labels = request.resource().labels();
        return !locks.stops(request)
                && enforcer.enforce(
                        ((Subject.User) request.subject()).roles(),
                        request.account().login(),
                        labels.getOrDefault("env", ""),
                        labels.getOrDefault("team", ""));
    }

    private static boolean has(Object roles, Object role) {
        return ((List<?>) roles).contains(role);
    }

    private static boolean fits(Object patterns, Object value) {
        String wanted = (String) patterns;
        if (wanted.equals(ANY) || wanted.contains("|" + value + "|")) {
            return true;
        }
        for (int star = wanted.indexOf('*'); star >= 0; star = wanted.indexOf('*', star + 1)) {
            int start = wanted.lastIndexOf('|', star) + 1;
            if (((String) value).startsWith(wanted.substring(start, star))) {
                return true;
            }
        }
        return false;
    }

    /** A function of two arguments that matchers can call. */
    private static final class Test extends CustomFunction {
        private static final long serialVersionUID = 1;

        private final String name;
        private final transient BiPredicate<Object, Object> test;

        Test(String name, BiPredicate<Object, Object> test) {
            this.name = name;
            this.test = test;
        }

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject left, AviatorObject right) {
            return AviatorBoolean.valueOf(
                    test.test(FunctionUtils.getJavaObject(left, env), FunctionUtils.getJavaObject(right, env)));
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
