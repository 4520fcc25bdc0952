package dev.portcullis.benchmark.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.benchmark.world.World;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void moreThanTheBudgetIsNotAllowed() throws IOException {
        assertThat(budgets("bytes = 100").check("bytes", 100).holds()).isTrue();
        assertThat(budgets("bytes = 100").check("bytes", 100.1).holds()).isFalse();
        assertThat(budgets("bytes = 100").check("bytes", 100.1).line()).contains("bytes", "100.1", "OVER BUDGET");
    }

    @Test
    void whatIsNotANumberIsNotAllowed() throws IOException {
        assertThat(budgets("bytes = 100").check("bytes", Double.NaN).holds()).isFalse();
    }

    @Test
    void everyNumberNeedsABudget() throws IOException {
        Budgets budgets = budgets("bytes = 100");
        assertThatThrownBy(() -> budgets.check("ratio", 1)).hasMessageContaining("ratio");
    }

    @Test
    void everyBudgetNeedsANumber() throws IOException {
        Budgets budgets = budgets("bytes = 100\nratio = 2\n");
        budgets.check("bytes", 1);
        assertThatThrownBy(budgets::finish).hasMessageContaining("ratio");
    }

    @Test
    void bytesAreCounted() {
        World world = World.of(10, 100);
        Meter meter = new Meter(world.questions(), request -> new byte[1_000]);
        meter.round(System.nanoTime() + Duration.ofMinutes(1).toNanos());
        assertThat(meter.bytes()).isBetween(1_000.0, 1_100.0);
        assertThat(meter.last()).isInstanceOf(byte[].class);
    }

    @Test
    void aRoundIsBrokenOffWhenItsTimeIsOver() {
        AtomicInteger asked = new AtomicInteger();
        Meter meter = new Meter(World.of(10, 100).questions(), request -> asked.incrementAndGet());
        meter.round(System.nanoTime());
        assertThat(asked.get()).isBetween(1, 100);
        assertThat(meter.nanoseconds()).isFinite();
    }

    @Test
    void loadedClassesAreListed() {
        assertThat(LoadedClasses.now().contains(GuardTest.class.getName())).isTrue();
        assertThat(LoadedClasses.now().contains("java.util.ArrayList")).isTrue();
        assertThat(LoadedClasses.now().ofCompilers()).isEmpty();
    }

    @Test
    void compilersAreToldFromTheRest() {
        LoadedClasses classes = new LoadedClasses(Stream.of(
                "java.lang.Object",
                "org.mvel2.MVEL",
                "org.drools.mvel.MVELConditionEvaluator",
                "org.eclipse.jdt.internal.compiler.Compiler",
                "org.drools.drl.parser.DrlParser",
                "org.drools.base.rule.Pattern"));
        assertThat(classes.ofCompilers())
                .containsExactly(
                        "org.drools.drl.parser.DrlParser",
                        "org.drools.mvel.MVELConditionEvaluator",
                        "org.eclipse.jdt.internal.compiler.Compiler",
                        "org.mvel2.MVEL");
    }

    private static Budgets budgets(String text) throws IOException {
        return Budgets.read(new StringReader(text));
    }
}
