package dev.portcullis.check;

import dev.portcullis.check.Formula.Claim;
import dev.portcullis.syntax.Operator;
import dev.portcullis.value.Address;
import dev.portcullis.value.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether claims about one value can all be true. */
final class Claims {
    private Claims() {}

    /** How many values claims list. */
    static long length(List<Claim> known, Claim next) {
        return size(next) + known.stream().mapToLong(Claims::size).sum();
    }

    /** How many comparisons it takes at most to tell whether claims agree. */
    static long steps(List<Claim> known, Claim next) {
        List<Claim> claims = claims(known, next);
        long values = candidates(claims).map(List::size).orElse(size(next));
        return values * length(known, next);
    }

    private static int size(Claim claim) {
        return claim.constant() instanceof List<?> list ? list.size() : 1;
    }

    private static List<Claim> claims(List<Claim> known, Claim next) {
        return Stream.concat(Stream.of(next), known.stream()).toList();
    }

    /** The fewest values of which one must fulfil all claims. */
    private static Optional<List<?>> candidates(List<Claim> claims) {
        return claims.stream()
                .<List<?>>flatMap(claim -> values(claim).stream())
                .min(Comparator.comparingInt(List::size));
    }

    /** Whether some value may fulfil one more claim beside others that agree. When in doubt, it may. */
    static boolean agree(List<Claim> known, Claim next) {
        List<Claim> claims = claims(known, next);
        Optional<List<?>> candidates = candidates(claims);
        if (candidates.isPresent()) {
            return candidates.get().stream().anyMatch(value -> fulfilsAll(value, claims));
        }
        return claims.stream().allMatch(claim -> agree(claim, next) && agree(next, claim));
    }

    /** The few values that a claim leaves. */
    private static Optional<List<?>> values(Claim claim) {
        if (claim.operator() == Operator.EQUAL) {
            return Optional.of(List.of(claim.constant()));
        }
        if (claim.operator() == Operator.IN
                && claim.constant() instanceof List<?> list
                && list.stream().noneMatch(item -> item instanceof Network)) {
            return Optional.of(list);
        }
        return claim.universe().map(Universe::values);
    }

    private static boolean fulfilsAll(Object value, List<Claim> claims) {
        return claims.stream().allMatch(claim -> Constants.holds(value, claim.operator(), claim.constant()));
    }

    /** Whether there is room between a lower and an upper bound, and between where an address is and where not. */
    private static boolean agree(Claim one, Claim other) {
        return switch (one.operator()) {
            case GREATER, GREATER_OR_EQUAL -> !isUpper(other) || hasRoom(one, other);
            case IN -> isBeside(one, other);
            default -> true;
        };
    }

    private static boolean isUpper(Claim claim) {
        return claim.operator() == Operator.LESS || claim.operator() == Operator.LESS_OR_EQUAL;
    }

    private static boolean hasRoom(Claim low, Claim high) {
        boolean closed = low.operator() == Operator.GREATER_OR_EQUAL && high.operator() == Operator.LESS_OR_EQUAL;
        return Constants.order(low.constant(), high.constant())
                .map(order -> order < 0 || (order == 0 && closed))
                .orElse(true);
    }

    private static boolean isBeside(Claim inside, Claim other) {
        return switch (other.operator()) {
            case IN -> overlap(inside, other);
            case NOT_IN -> !covers(other, inside);
            default -> true;
        };
    }

    private static boolean overlap(Claim one, Claim other) {
        return places(one)
                .anyMatch(place -> places(other).anyMatch(next -> isWithin(place, next) || isWithin(next, place)));
    }

    private static boolean covers(Claim wide, Claim narrow) {
        return places(narrow).allMatch(place -> places(wide).anyMatch(around -> isWithin(place, around)));
    }

    private static Stream<?> places(Claim claim) {
        return claim.constant() instanceof List<?> list ? list.stream() : Stream.of(claim.constant());
    }

    private static boolean isWithin(Object place, Object around) {
        if (around instanceof Network wide && place instanceof Network narrow) {
            return wide.prefix() <= narrow.prefix() && wide.contains(narrow.first());
        }
        if (around instanceof Network wide) {
            return place instanceof Address address && wide.contains(address);
        }
        return Constants.same(place, around);
    }
}
