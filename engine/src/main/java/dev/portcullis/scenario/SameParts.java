package dev.portcullis.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What something is made of: the same only as what is made of the very same parts, which is told at a glance. */
final class SameParts {
    private final List<?> parts;
    private final Object rest;

    /**
     * @param parts in order, each the same only as itself
     * @param rest what may be an equal one as well
     */
    SameParts(List<?> parts, Object rest) {
        this.parts = parts;
        this.rest = rest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SameParts same
                && parts.size() == same.parts.size()
                && rest.equals(same.rest)
                && haveSame(same.parts);
    }

    @SuppressWarnings("ReferenceEquality") // that is the point
    private boolean haveSame(List<?> others) {
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) != others.get(at)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = rest.hashCode();
        for (Object part : parts) {
            hash = 31 * hash + System.identityHashCode(part);
        }
        return hash;
    }
}
