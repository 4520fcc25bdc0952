package dev.portcullis.server.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingReaderTest {
    private static final String REST = "action: read\nresource: {kind: app, name: crm}\n";

    @ParameterizedTest
    @EnumSource(DefaultMapping.class)
    void readsTheDefaultMappings(DefaultMapping mapping) {
        assertThat(MappingReader.read(new SourceFile("f", mapping.text())).diagnostics())
                .isEmpty();
    }

    @Test
    void saysWhereSomethingIsMissing() {
        assertThat(complaints("roles: ops\n"))
                .containsExactly(
                        "f:1:1: the mapping has no `action`",
                        "f:1:1: the mapping has no `user`",
                        "f:1:1: the resource has no `kind`",
                        "f:1:1: the resource has no `name`");
    }

    @Test
    void refusesNamesThatItDoesNotKnow() {
        assertThat(complaints("user: {haeder: x}\nrole: ops\n" + REST))
                .contains("f:1:8: `haeder` is not a field of a source", "f:2:1: `role` is not a field of a mapping");
    }

    @Test
    void refusesASourceOfTwoKinds() {
        assertThat(complaints("user: {header: x, jwt: sub}\n" + REST))
                .singleElement()
                .asString()
                .startsWith("f:1:7: a source has exactly one of `header`, `jwt`,");
    }

    @Test
    void refusesASourceThatSaysNothing() {
        assertThat(complaints("user: {header: }\n" + REST)).containsExactly("f:1:8: `header` says nothing");
        assertThat(complaints("user: {}\n" + REST)).hasSize(1);
        assertThat(complaints("user: []\n" + REST)).containsExactly("f:1:7: `user` has no source");
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        assertThat(complaints("user: {jwt: sub, split: ','}\n" + REST))
                .containsExactly("f:1:18: `split` belongs beside `header`");
        assertThat(complaints("user: {value: ann, after: x}\n" + REST))
                .containsExactly("f:1:20: `after` belongs beside `header`, `jwt`, `certificate`, `request`");
    }

    @Test
    void refusesTemplatesThatCannotBeMeant() {
        assertThat(template("apps/{name}")).containsExactly("f:1:14: a path begins with `/`");
        assertThat(template("/apps/**/x")).first().asString().contains("`**` stands at the end only");
        assertThat(template("/apps/x{name}")).first().asString().contains("neither plain text nor `*` nor a name");
        assertThat(template("/apps/*")).containsExactly("f:1:14: this has no name in `{}`");
        assertThat(template("/{a}/{b}")).containsExactly("f:1:14: this has more than one name in `{}`");
    }

    @Test
    void refusesNamesThatATemplateDoesNotHave() {
        assertThat(complaints("user: {path: '/{tenant}', value: '{tenent}'}\n" + REST))
                .containsExactly("f:1:34: `{tenent}` is not a name of the template");
    }

    @Test
    void refusesActionsThatReachNoResource() {
        assertThat(complaints("user: ann\naction: {method: {GET: api}}\nresource: {kind: app, name: crm}\n"))
                .containsExactly("f:2:9: the action `api` is not one of HTTP");
        assertThat(complaints("user: ann\naction: join\nresource: {kind: app, name: crm}\n"))
                .containsExactly("f:2:9: the action `join` is not one of HTTP");
    }

    @Test
    void refusesHeadersAndMethodsThatCannotBe() {
        assertThat(complaints("user: {header: ':path'}\n" + REST)).containsExactly("f:1:16: no header has such a name");
        assertThat(complaints("user: ann\naction: {method: {'G T': read}}\nresource: {kind: app, name: crm}\n"))
                .containsExactly("f:2:19: no method has such a name");
    }

    @Test
    void refusesMoreThanOneDocument() {
        assertThat(complaints("a: b\n---\nc: d\n")).containsExactly("f:1:1: expected one mapping, found 2 documents");
        assertThat(complaints("")).containsExactly("f:1:1: expected one mapping, found nothing");
    }

    private static List<String> template(String template) {
        return complaints("user: {path: '" + template + "'}\n" + REST);
    }

    private static List<String> complaints(String text) {
        MappingReading reading = MappingReader.read(new SourceFile("f", text));
        assertThat(reading.mapping()).isEmpty();
        return reading.diagnostics().stream()
                .map(found -> "f:" + found.place().line() + ":" + found.place().column() + ": " + found.message())
                .toList();
    }
}
