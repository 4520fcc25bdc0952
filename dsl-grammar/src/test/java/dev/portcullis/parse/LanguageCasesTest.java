package dev.portcullis.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.diagnostic.DiagnosticCode;
import dev.portcullis.syntax.Conclusion;
import dev.portcullis.syntax.Declaration;
import dev.portcullis.syntax.Expression;
import dev.portcullis.syntax.Matcher;
import dev.portcullis.syntax.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the language means, as the case files show it. */
class LanguageCasesTest {
    static Stream<CaseFile> cases() {
        return CaseFile.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatTheCaseShows(CaseFile example) {
        assertThat(example.rendered(Sample.of(example.kind(), example.text()))).isEqualTo(example.body());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void printsToTextWithTheSameTree(CaseFile example) {
        Sample sample = Sample.of(example.kind(), example.text());
        sample.print().ifPresent(print -> {
            Sample again = Sample.of(example.kind(), print);
            assertThat(again.tree()).isEqualTo(sample.tree());
            assertThat(again.print()).contains(print);
        });
    }

    @Test
    void everyCodeIsProvoked() {
        Set<DiagnosticCode> provoked = CaseFile.all()
                .flatMap(example -> Sample.of(example.kind(), example.text()).found().stream())
                .map(Diagnostic::code)
                .collect(Collectors.toSet());
        List<DiagnosticCode> ours = Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.id().matches("P[124].."))
                .toList();
        assertThat(provoked).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void everyKindOfNodeOccurs() {
        Set<Class<?>> met = CaseFile.all()
                .flatMap(example -> Sample.of(example.kind(), example.text()).kinds().stream())
                .collect(Collectors.toSet());
        Set<Class<?>> all = Stream.of(
                        Expression.class, Template.class, Matcher.class, Declaration.class, Conclusion.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(met).containsExactlyInAnyOrderElementsOf(all);
    }
}
