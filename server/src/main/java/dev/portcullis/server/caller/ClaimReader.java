package dev.portcullis.server.caller;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.portcullis.server.caller.Identification.Known;
import dev.portcullis.server.web.UnixTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the claims of a verified token say of its caller. */
final class ClaimReader {
    private final JWTClaimsSet claims;

    ClaimReader(JWTClaimsSet claims) {
        this.claims = claims;
    }

    /** Whose token it is; missing when it does not say so. */
    Optional<Known> known(ClaimMapping mapping) {
        return text(mapping.name())
                .map(name -> mapping.prefix() + name)
                .filter(CallerName::isUsable)
                .map(name -> new CallerId(claims.getIssuer(), name))
                .map(id -> new Known(new Grant(id, rights(mapping), acting(mapping)), proven()));
    }

    /** An {@code auth_time} that cannot be read is not known: then whoever logged in before some moment is locked. */
    private Instant proven() {
        Optional<Object> told = value("auth_time");
        return told.isPresent()
                ? told.filter(Number.class::isInstance)
                        .flatMap(seconds -> UnixTime.of((Number) seconds))
                        .orElse(Instant.MIN)
                : Optional.ofNullable(claims.getIssueTime())
                        .map(Date::toInstant)
                        .orElse(Instant.MIN);
    }

    private Set<Right> rights(ClaimMapping mapping) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        rights.addAll(mapping.rights());
        mapping.rightsClaim().stream()
                .flatMap(claim -> texts(claim).stream())
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .forEach(value -> rights.addAll(mapping.rightsByValue().getOrDefault(value, Set.of())));
        return rights;
    }

    /** A token without the claim of roles gives none: those of the policy are another matter. */
    private Acting acting(ClaimMapping mapping) {
        Optional<String> user = mapping.user().flatMap(this::text);
        Optional<String> roles = mapping.roles();
        if (user.isEmpty()) {
            return Acting.NOBODY;
        }
        return roles.isEmpty()
                ? new Acting.Stored(user.get())
                : new Acting.Own(user.get(), texts(roles.get()), traits(mapping.traits()));
    }

    private Map<String, List<String>> traits(Map<String, String> wanted) {
        Map<String, List<String>> traits = new HashMap<>();
        wanted.forEach((trait, claim) -> traits.put(trait, texts(claim)));
        return traits;
    }

    private Optional<String> text(String claim) {
        return value(claim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty());
    }

    private List<String> texts(String claim) {
        Optional<Object> value = value(claim);
        if (value.isPresent() && value.get() instanceof List<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return text(claim).stream().toList();
    }

    /** The claim of a name, or the one that dots lead to. */
    private Optional<Object> value(String name) {
        Optional<Object> named = Optional.ofNullable(claims.getClaim(name));
        return named.isPresent() ? named : inside(claims.getClaims(), name);
    }

    private static Optional<Object> inside(Map<?, ?> map, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(map.get(path));
        }
        return map.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? inside(inner, path.substring(dot + 1))
                : Optional.empty();
    }
}
