package dev.portcullis.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

/** Random choices from little; the first one is the plainest, towards which counterexamples shrink. */
final class Choices {
    private Choices() {}

    /** One of a few values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> Gen<T> any(T... values) {
        return Generate.pick(Arrays.asList(values));
    }

    /** One of a few kinds of values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> Gen<T> anyOf(Gen<? extends T>... kinds) {
        List<Gen<? extends T>> all = Arrays.asList(kinds);
        return in -> Generate.pick(all).generate(in).generate(in);
    }

    /** True so many times out of a hundred. */
    static Gen<Boolean> chance(int percent) {
        return Generate.range(0, 99).map(number -> number >= 100 - percent);
    }

    /** A rare value so many times out of a hundred, else a common one. */
    static <T> Gen<T> rarely(int percent, Gen<? extends T> rare, Gen<? extends T> common) {
        return in -> chance(percent).generate(in) ? rare.generate(in) : common.generate(in);
    }

    /** A rare value so many times out of a hundred, else always the same. */
    static <T> Gen<T> rarely(int percent, Gen<? extends T> rare, T common) {
        return in -> chance(percent).generate(in) ? rare.generate(in) : common;
    }

    /** A value so many times out of a hundred. */
    static <T> Gen<Optional<T>> maybe(int percent, Gen<? extends T> value) {
        return in -> chance(percent).generate(in) ? Optional.of(value.generate(in)) : Optional.empty();
    }

    /** A few values. */
    static <T> Gen<List<T>> some(int least, int most, Gen<? extends T> value) {
        return in -> {
            int size = Generate.range(least, most).generate(in);
            List<T> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(value.generate(in));
            }
            return values;
        };
    }

    /** A few values, each at most once. */
    static <T> Gen<List<T>> someDistinct(int least, int most, Gen<? extends T> value) {
        return Choices.<T>some(least, most, value)
                .map(values -> values.stream().distinct().toList());
    }
}
