package dev.portcullis.model;

import dev.portcullis.check.Reference;
import dev.portcullis.check.Variable;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Request;
import dev.portcullis.request.SessionState;
import dev.portcullis.source.Span;
import dev.portcullis.value.Address;
import dev.portcullis.value.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the names of rules stand for in a request. Labels and traits that are missing are empty; anything else that is
 * missing is an error.
 */
final class RuleNames {
    private RuleNames() {}

    /** What a name stands for. */
    static Value read(Reference reference, Span place, RuleContext context) {
        List<String> keys = reference.keys();
        return switch (reference.variable()) {
            case ACTION_PROPERTIES, TARGET_PROPERTIES, CONTEXT -> json(root(reference, context), keys, place);
            case CLIENT_ADDRESS, CLIENT_VERSION -> client(reference.variable(), place, context);
            case NOW ->
                scope -> {
                    Clock.read(scope);
                    return scope.request().now();
                };
            default -> known(reference.variable(), keys);
        };
    }

    /** What a name stands for whose value is always known. */
    static Value known(Variable variable, List<String> keys) {
        return switch (variable) {
            case SUBJECT_TRAITS -> scope -> scope.user().trait(keys.get(0));
            case SUBJECT_LABELS -> scope -> scope.userLabels().getOrDefault(keys.get(0), "");
            case TARGET_LABELS -> scope -> scope.request().resource().labels().getOrDefault(keys.get(0), "");
            default -> plain(variable);
        };
    }

    /** Names without keys. */
    private static Value plain(Variable variable) {
        return switch (variable) {
            case SUBJECT_NAME -> scope -> scope.user().name();
            case SUBJECT_ROLES -> scope -> scope.user().roles();
            case ORIGIN_CLUSTER -> Scope::originCluster;
            case BOT -> scope -> scope.user().isBot();
            case ACTION_NAME -> scope -> scope.request().action().name();
            case RESOURCE_KIND -> Scope::resourceKind;
            case TARGET_NAME -> scope -> scope.request().resource().name();
            case LOGIN -> scope -> scope.request().account().login();
            case DB_USER -> scope -> scope.request().account().dbUser();
            case DB_NAME -> scope -> scope.request().account().dbName();
            case DEVICE_ID -> scope -> scope.user().device().id();
            case DEVICE_ASSET_TAG -> scope -> scope.user().device().assetTag();
            case DEVICE_TRUSTED -> scope -> scope.user().device().verified();
            case MFA_DEVICE -> scope -> scope.user().mfaDevice();
            case MFA_VERIFIED -> scope -> !scope.user().mfaDevice().isEmpty();
            case SESSION_STATE -> scope -> isActive(scope.request()) ? "active" : "new";
            case SESSION_ACTIVE -> scope -> isActive(scope.request());
            default -> throw new IllegalArgumentException("not a name of rules: " + variable);
        };
    }

    private static boolean isActive(Request request) {
        return request.effectiveSession() == SessionState.ACTIVE;
    }

    private static Value client(Variable variable, Span place, RuleContext context) {
        context.reads().add(RequestPart.CLIENT);
        return variable == Variable.CLIENT_ADDRESS
                ? scope -> parsed(scope.request().client().address(), Address::parse, "an address", place)
                : scope -> parsed(scope.request().client().version(), Version::parse, "a version", place);
    }

    private static <T> T parsed(String text, Function<String, Optional<T>> parser, String wanted, Span place) {
        if (text.isEmpty()) {
            throw EvaluationException.missing("`" + Json.words(place) + "` is not known", place);
        }
        return parser.apply(text)
                .orElseThrow(() -> new EvaluationException("`" + Json.words(place) + "` is not " + wanted, place));
    }

    private static Value json(Function<Scope, Properties> root, List<String> keys, Span place) {
        return scope -> {
            Object value = root.apply(scope).values();
            for (int i = 0; i < keys.size(); i++) {
                value = Json.step(value, keys.get(i), place);
            }
            return value;
        };
    }

    private static Function<Scope, Properties> root(Reference reference, RuleContext context) {
        return switch (reference.variable()) {
            case ACTION_PROPERTIES -> {
                context.reads().add(RequestPart.ACTION_PROPERTIES);
                yield scope -> scope.request().action().properties();
            }
            case TARGET_PROPERTIES -> {
                context.reads().add(RequestPart.RESOURCE_PROPERTIES);
                yield scope -> scope.request().resource().properties();
            }
            default -> {
                context.reads().add(RequestPart.CONTEXT);
                yield scope -> scope.request().context();
            }
        };
    }

    /** Whether a name is known at all; what is merely missing is no error. */
    static Value has(Reference reference, Span place, RuleContext context) {
        List<String> keys = reference.keys();
        return switch (reference.variable()) {
            case SUBJECT_TRAITS -> scope -> scope.user().traits().containsKey(keys.get(0));
            case SUBJECT_LABELS -> scope -> scope.userLabels().containsKey(keys.get(0));
            case TARGET_LABELS -> scope -> scope.request().resource().labels().containsKey(keys.get(0));
            case ACTION_PROPERTIES, TARGET_PROPERTIES, CONTEXT -> hasJson(root(reference, context), keys, place);
            case CLIENT_ADDRESS, CLIENT_VERSION -> hasClient(reference.variable(), context);
            case NOW -> scope -> true;
            default -> hasPlain(plain(reference.variable()));
        };
    }

    private static Value hasClient(Variable variable, RuleContext context) {
        context.reads().add(RequestPart.CLIENT);
        return variable == Variable.CLIENT_ADDRESS
                ? scope -> !scope.request().client().address().isEmpty()
                : scope -> !scope.request().client().version().isEmpty();
    }

    private static Value hasPlain(Value value) {
        return scope -> {
            Object known = value.of(scope);
            return known instanceof Boolean truth ? truth : !known.equals("") && !known.equals(List.of());
        };
    }

    private static Value hasJson(Function<Scope, Properties> root, List<String> keys, Span place) {
        return scope -> {
            Object value = root.apply(scope).values();
            for (int i = 0; i < keys.size(); i++) {
                if (value instanceof Map<?, ?> map && !map.containsKey(keys.get(i))) {
                    return false;
                }
                value = Json.step(value, keys.get(i), place);
            }
            return true;
        };
    }
}
