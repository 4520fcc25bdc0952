package dev.portcullis.preview;

import dev.portcullis.cluster.StoredUser;
import dev.portcullis.diagnostic.NearestName;
import dev.portcullis.engine.Standing;
import dev.portcullis.lock.Lock;
import dev.portcullis.lock.TargetField;
import dev.portcullis.locks.LockTargets;
import dev.portcullis.preview.Concern.UnknownTarget;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What locks can name as far as it is known: users and roles from the catalog, and all that open sessions go by. Users and
 * roles of a credential need not be stored, and of the other things only those in use are known.
 */
final class KnownTargets {
    private final Map<TargetField, Set<String>> names = new EnumMap<>(TargetField.class);

    KnownTargets(Surroundings surroundings) {
        for (StoredUser user : surroundings.users()) {
            add(TargetField.USER, user.name());
            user.roles().forEach(role -> add(TargetField.ROLE, role));
        }
        surroundings.roles().forEach(role -> add(TargetField.ROLE, role));
        for (OpenSession session : surroundings.sessions()) {
            Standing standing = session.standing();
            LockTargets.forEach(session.request(), standing.identity(), standing.cluster(), this::add);
        }
    }

    private void add(TargetField field, String name) {
        names.computeIfAbsent(field, unused -> new TreeSet<>()).add(name);
    }

    /** Those names of a lock that nothing goes by, as far as that can be told. */
    List<UnknownTarget> unknown(Lock lock) {
        return lock.target().fields().entrySet().stream()
                .flatMap(target -> unknown(target.getKey(), target.getValue()).stream())
                .toList();
    }

    /** What is in the catalog is unknown when it is not there; other names only when one in use is like it. */
    private Optional<UnknownTarget> unknown(TargetField field, String value) {
        Set<String> known = names.getOrDefault(field, Set.of());
        if (known.isEmpty() || known.contains(value)) {
            return Optional.empty();
        }
        Optional<String> nearest = NearestName.of(value, known);
        boolean stored = field == TargetField.USER || field == TargetField.ROLE;
        return stored || nearest.isPresent() ? Optional.of(new UnknownTarget(field, value, nearest)) : Optional.empty();
    }
}
