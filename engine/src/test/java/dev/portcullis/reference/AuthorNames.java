package dev.portcullis.reference;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.request.Subject;
import dev.portcullis.value.Address;
import dev.portcullis.value.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of rules stand for, by the words that authors write.
 *
 * @param identity who asks
 * @param request what for
 */
record AuthorNames(Identity identity, Request request) {
    /** The value of a chain of words. */
    Object value(List<String> chain) throws EvaluationException {
        return switch (chain.get(0)) {
            case "user" -> user(chain);
            case "action" -> chain.get(1).equals("name") ? request.action().name() : json(properties(chain), chain, 2);
            case "resource" -> resource(chain);
            case "login" -> request.account().login();
            case "db_user" -> request.account().dbUser();
            case "db_name" -> request.account().dbName();
            case "device" -> device(chain.get(1));
            case "mfa" ->
                chain.get(1).equals("device")
                        ? user().mfaDevice()
                        : (Object) !user().mfaDevice().isEmpty();
            case "session" -> chain.get(1).equals("state") ? (active() ? "active" : "new") : (Object) active();
            case "client" -> client(chain.get(1));
            case "context" -> json(request.context().values(), chain, 1);
            case "now" -> request.now();
            default -> throw new AssertionError("no such name: " + chain);
        };
    }

    private Subject.User user() {
        return identity.userHere();
    }

    private boolean active() {
        return request.session() == SessionState.ACTIVE && request.action().reachesResource();
    }

    private Object user(List<String> chain) {
        return switch (chain.get(1)) {
            case "name" -> user().name();
            case "roles" -> user().roles();
            case "traits" -> user().traits().getOrDefault(chain.get(2), List.of());
            case "labels" -> labels().getOrDefault(chain.get(2), "");
            case "origin_cluster" -> identity.isRemote() ? user().originCluster() : "";
            case "bot" -> !user().botInstance().isEmpty() || !user().joinToken().isEmpty();
            default -> throw new AssertionError("no such name: " + chain);
        };
    }

    private Map<String, String> labels() {
        Optional<StoredUser> stored = identity.catalog().user(user().name());
        return identity.isRemote() ? Map.of() : stored.map(StoredUser::labels).orElse(Map.of());
    }

    private Object device(String field) {
        return switch (field) {
            case "id" -> user().device().id();
            case "asset_tag" -> user().device().assetTag();
            default ->
                !user().device().id().isEmpty()
                        && !user().device().assetTag().isEmpty()
                        && !user().device().credentialId().isEmpty();
        };
    }

    private Object client(String field) throws EvaluationException {
        boolean address = field.equals("address");
        if ((address ? request.client().address() : request.client().version()).isEmpty()) {
            throw EvaluationException.missing(field);
        }
        return address
                ? Address.parse(request.client().address()).orElseThrow(() -> new EvaluationException("address"))
                : Version.parse(request.client().version()).orElseThrow(() -> new EvaluationException("version"));
    }

    /** A call is about the kind whose rights it needs. */
    String kind() {
        boolean isCall = !request.action().reachesResource();
        return isCall && !request.action().kind().isEmpty()
                ? request.action().kind()
                : request.resource().kind();
    }

    private Object resource(List<String> chain) throws EvaluationException {
        return switch (chain.get(1)) {
            case "kind" -> kind();
            case "name" -> request.resource().name();
            case "labels" -> request.resource().labels().getOrDefault(chain.get(2), "");
            default -> json(properties(chain), chain, 2);
        };
    }

    private Map<String, Object> properties(List<String> chain) {
        return chain.get(0).equals("action")
                ? request.action().properties().values()
                : request.resource().properties().values();
    }

    private static Object json(Map<String, Object> root, List<String> chain, int first) throws EvaluationException {
        Object value = root;
        for (String key : chain.subList(first, chain.size())) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new EvaluationException("no map before " + key);
            }
            value = map.get(key);
            if (value == null) {
                throw EvaluationException.missing(key);
            }
        }
        return value;
    }

    /** Whether a chain is there: nothing that is merely missing is an error. */
    boolean has(List<String> chain) throws EvaluationException {
        return switch (String.join(".", chain.subList(0, Math.min(2, chain.size())))) {
            case "device" -> (boolean) device("trusted");
            case "mfa" -> !user().mfaDevice().isEmpty();
            case "user.traits" -> user().traits().containsKey(chain.get(2));
            case "user.labels" -> labels().containsKey(chain.get(2));
            case "resource.labels" -> request.resource().labels().containsKey(chain.get(2));
            case "client.address" -> !request.client().address().isEmpty();
            case "client.version" -> !request.client().version().isEmpty();
            case "action.properties", "resource.properties" -> hasJson(properties(chain), chain, 2);
            default ->
                chain.get(0).equals("context")
                        ? hasJson(request.context().values(), chain, 1)
                        : !value(chain).equals("") && !value(chain).equals(List.of());
        };
    }

    private static boolean hasJson(Map<String, Object> root, List<String> chain, int first) throws EvaluationException {
        Map<?, ?> map = root;
        for (int i = first; i < chain.size(); i++) {
            Object value = map.get(chain.get(i));
            if (value == null) {
                return false;
            }
            if (i < chain.size() - 1) {
                if (!(value instanceof Map<?, ?> next)) {
                    throw new EvaluationException("a step into something that is no map");
                }
                map = next;
            }
        }
        return true;
    }
}
