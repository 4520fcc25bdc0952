package dev.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final List<String> done = new ArrayList<>();

    private Runnable failing(String name) {
        return () -> {
            done.add(name);
            throw new IllegalStateException(name);
        };
    }

    @Test
    void doesAllThoughSomeFailAndReportsThemAll() {
        Steps steps = new Steps()
                .then("one", failing("a"))
                .then("two", () -> done.add("b"))
                .then("three", failing("c"))
                .then("four", () -> done.add("d"));

        assertThat(done).containsExactly("a", "b", "c", "d");
        assertThatThrownBy(steps::report)
                .hasMessage("a")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("c")));
    }

    @Test
    void reportsNothingWhereNothingHasFailed() {
        assertThatCode(new Steps().then("one", () -> done.add("a"))::report).doesNotThrowAnyException();
        assertThat(done).containsExactly("a");
    }
}
