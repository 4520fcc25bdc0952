package dev.portcullis.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table of rules as documentation and proposals list it. */
class RulesTableTest {
    @Test
    void everyNameSaysWhatItIs() {
        assertThat(DialectTable.RULES.variables())
                .allSatisfy(
                        variable -> assertThat(variable.summary()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void everyFunctionSaysWhatItGives() {
        assertThat(DialectTable.RULES.functions())
                .allSatisfy(signature ->
                        assertThat(signature.function().summary()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void functionsAreShownAsTheyAreWritten() {
        assertThat(DialectTable.RULES.functions())
                .extracting(Signature::text)
                .contains(
                        "contains(list of texts, text)",
                        "is_subset(list of texts, text, …)",
                        "timestamp.at(time zone in quotes)",
                        "cidr(network in quotes)",
                        "has(name that can be missing)");
    }

    @Test
    void aFunctionThatKeepsTheTypeOfItsArgumentTakesOne() {
        assertThat(DialectTable.RULES.functions())
                .filteredOn(signature -> signature.result() == ValueType.ANY)
                .allSatisfy(
                        signature -> assertThat(signature.parameters().get(0)).isEqualTo(Parameter.VALUE));
    }
}
