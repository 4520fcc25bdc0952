package dev.portcullis.model;

import dev.portcullis.request.KubeObject;
import dev.portcullis.request.Request;
import dev.portcullis.role.Principal;
import dev.portcullis.role.ResourceKind;
import java.util.List;
import java.util.Set;

/** Whether a section of a role lists the accounts that a request asks for. */
sealed interface AccountTest {
    /** Whether all accounts of the request are listed. */
    boolean all(Scope scope);

    /** Whether some account of the request is listed. */
    boolean any(Scope scope);

    /** Whether any account is listed at all. */
    boolean listsAny();

    /** Kinds of resource without accounts. */
    record None() implements AccountTest {
        @Override
        public boolean all(Scope scope) {
            return true;
        }

        @Override
        public boolean any(Scope scope) {
            return false;
        }

        @Override
        public boolean listsAny() {
            return false;
        }
    }

    /** Kinds that are reached with a login. */
    record Login(PrincipalTest logins) implements AccountTest {
        @Override
        public boolean all(Scope scope) {
            return logins.lists(scope.request().account().login(), scope);
        }

        @Override
        public boolean any(Scope scope) {
            return all(scope);
        }

        @Override
        public boolean listsAny() {
            return !logins.isEmpty();
        }
    }

    /** Databases: an account, and for some protocols the name of the database. */
    record Database(PrincipalTest users, PrincipalTest names) implements AccountTest {
        private static final Set<String> WITH_NAMES = Set.of("postgres", "mongodb", "spanner", "");

        @Override
        public boolean all(Scope scope) {
            return user(scope) && (!namesCount(scope.request()) || name(scope));
        }

        @Override
        public boolean any(Scope scope) {
            return user(scope) || (namesCount(scope.request()) && name(scope));
        }

        @Override
        public boolean listsAny() {
            return !users.isEmpty() || !names.isEmpty();
        }

        private boolean user(Scope scope) {
            return users.listsOrAny(scope.request().account().dbUser(), scope);
        }

        private boolean name(Scope scope) {
            return names.listsOrAny(scope.request().account().dbName(), scope);
        }

        /** A database of unknown protocol counts as one with names. */
        private static boolean namesCount(Request request) {
            return WITH_NAMES.contains(request.resource().protocol());
        }
    }

    /** Kubernetes clusters: the object inside that is addressed, if any. */
    record Objects(List<KubernetesEntry> entries) implements AccountTest {
        public Objects {
            entries = List.copyOf(entries);
        }

        @Override
        public boolean all(Scope scope) {
            KubeObject object = scope.request().kubeObject();
            if (object.equals(KubeObject.NONE)) {
                return true;
            }
            for (KubernetesEntry entry : entries) {
                if (entry.matches(object, scope) || entry.opens(object, scope)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean any(Scope scope) {
            KubeObject object = scope.request().kubeObject();
            return !object.equals(KubeObject.NONE) && entries.stream().anyMatch(entry -> entry.matches(object, scope));
        }

        @Override
        public boolean listsAny() {
            return !entries.isEmpty();
        }
    }

    /** The accounts that matter for a kind of resource that has no objects inside. */
    static AccountTest of(ResourceKind kind, PrincipalCompiler principals) {
        return switch (kind) {
            case NODE -> new Login(principals.compile(Principal.LOGINS));
            case WINDOWS_DESKTOP -> new Login(principals.compile(Principal.WINDOWS_DESKTOP_LOGINS));
            case LINUX_DESKTOP -> new Login(principals.compile(Principal.LINUX_DESKTOP_LOGINS));
            case DB -> new Database(principals.compile(Principal.DB_USERS), principals.compile(Principal.DB_NAMES));
            default -> new None();
        };
    }
}
