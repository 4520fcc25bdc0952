package dev.portcullis.server.caller;

import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.Shape;
import dev.portcullis.catalog.YamlNode.Entry;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.diagnostic.Diagnostics;
import dev.portcullis.format.Times;
import dev.portcullis.source.Fragment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of issuers in a callers file. */
final class IssuerReader {
    private static final String WHAT = "an issuer";
    private static final List<String> ASYMMETRIC =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final List<String> SYMMETRIC = List.of("HS256", "HS384", "HS512");
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration LEAST_REFRESH = Duration.ofSeconds(1);

    private final GrantReader grants;
    private final KeyPlaceReader places;
    private final Diagnostics diagnostics;

    IssuerReader(Path folder, GrantReader grants, Diagnostics diagnostics) {
        this.grants = grants;
        this.places = new KeyPlaceReader(folder, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** An issuer; missing when it cannot be read, which is reported. */
    Optional<JwtIssuer> read(Fields entry) {
        Optional<String> issuer = grants.need(entry, "issuer", WHAT).map(Fragment::text);
        Optional<KeyPlace> keys = places.read(entry);
        return issuer.flatMap(name -> keys.map(place -> new JwtIssuer(
                name,
                audience(entry),
                place,
                algorithms(entry, place),
                between(entry, "clock_skew", SKEW, Duration.ZERO, MOST_SKEW),
                between(entry, "longest_life", LIFE, Duration.ofSeconds(1), Duration.ofDays(366)),
                between(entry, "refresh", REFRESH, LEAST_REFRESH, Duration.ofDays(1)),
                claims(entry))));
    }

    private Set<String> audience(Fields entry) {
        List<String> audience =
                entry.words("audience").stream().filter(word -> !word.isEmpty()).toList();
        if (audience.isEmpty()) {
            diagnostics.add(DiagnosticCode.MISSING_FIELD.at(entry.place(), WHAT, "audience"));
        }
        return Set.copyOf(audience);
    }

    private Set<String> algorithms(Fields entry, KeyPlace place) {
        boolean secret = place instanceof KeyPlace.Secret;
        List<String> possible = secret ? SYMMETRIC : ASYMMETRIC;
        for (Fragment written : entry.texts("algorithms")) {
            if (!possible.contains(written.text())) {
                diagnostics.add(
                        DiagnosticCode.INVALID_CHOICE.at(written.place(), written.text(), Shape.oneOf(possible)));
            }
        }
        Set<String> written = Set.copyOf(entry.words("algorithms"));
        Set<String> usual = secret ? Set.of("HS256") : Set.of("RS256", "PS256", "ES256");
        return written.isEmpty() ? usual : written;
    }

    private Duration between(Fields entry, String key, Duration usual, Duration least, Duration most) {
        Duration time = entry.duration(key).orElse(usual);
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(
                    entry.placeOf(key), "`" + key + "` is from " + words(least) + " to " + words(most)));
        }
        return time;
    }

    private static String words(Duration time) {
        return time.isZero() ? "0s" : Times.print(time);
    }

    private ClaimMapping claims(Fields entry) {
        Fields claims = entry.fields("claims");
        Map<String, String> traits = claims.labels("traits");
        Optional<String> rightsClaim = claim(claims, "rights");
        needs(claims, "traits", claims.node("roles").isPresent(), "`traits` count together with `roles` only");
        needs(claims, "roles", claims.node("user").isPresent(), "`roles` are those of a `user`, which is missing");
        needs(entry, "rights_by_value", rightsClaim.isPresent(), "`claims` must name the claim `rights` for this");
        needs(claims, "rights", entry.node("rights_by_value").isPresent(), "`rights_by_value` is missing");
        return new ClaimMapping(
                entry.word("prefix"),
                claim(claims, "name").orElse("sub"),
                claim(claims, "user"),
                claim(claims, "roles"),
                traits,
                grants.rights(entry.texts("rights")),
                rightsClaim,
                rightsByValue(entry.fields("rights_by_value")));
    }

    private static Optional<String> claim(Fields claims, String key) {
        return claims.text(key).map(Fragment::text).filter(text -> !text.isEmpty());
    }

    private void needs(Fields fields, String key, boolean met, String message) {
        if (fields.node(key).isPresent() && !met) {
            diagnostics.add(DiagnosticCode.INVALID_FIELD.at(fields.placeOfKey(key), message));
        }
    }

    private Map<String, Set<Right>> rightsByValue(Fields written) {
        Map<String, Set<Right>> rights = new HashMap<>();
        for (Entry entry : written.entries()) {
            rights.put(entry.key().text(), grants.rights(Fields.texts(entry.value())));
        }
        return rights;
    }
}
