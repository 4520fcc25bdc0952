package dev.portcullis.server.authzen;

import dev.portcullis.model.CompiledPolicy;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names of one type in order, put in order once for a policy and not for every page. */
final class NameOrder {
    private volatile @Nullable Known last;

    private record Known(CompiledPolicy policy, String type, List<String> names) {
        boolean isOf(CompiledPolicy other, String otherType) {
            return isSame(policy, other) && type.equals(otherType);
        }

        @SuppressWarnings("ReferenceEquality") // a policy is the same only as itself
        private static boolean isSame(CompiledPolicy policy, CompiledPolicy other) {
            return policy == other;
        }
    }

    /**
     * The names of a type in order.
     *
     * @param names all of them, the same for the same policy and type
     */
    List<String> of(CompiledPolicy policy, String type, Supplier<Collection<String>> names) {
        Known known = last;
        if (known == null || !known.isOf(policy, type)) {
            known = new Known(policy, type, names.get().stream().sorted().toList());
            last = known;
        }
        return known.names();
    }
}
