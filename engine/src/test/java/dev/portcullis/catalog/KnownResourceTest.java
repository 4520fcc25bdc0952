package dev.portcullis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.cluster.KnownResource;
import dev.portcullis.diagnostic.Diagnostic;
import dev.portcullis.model.CompiledPolicy;
import dev.portcullis.policy.PolicyCompiler;
import dev.portcullis.request.Properties;
import dev.portcullis.request.Request;
import dev.portcullis.source.SourceFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownResourceTest {
    private static final String RECORD = """
            kind: resource
            version: v1
            metadata:
              name: first
              labels: {env: prod, team: a}
            spec:
              kind: record
              name: record-1
              properties: {status: active, size: 3, owner: {name: ann, groups: [x, null]}}
            """;

    @Test
    void readsLabelsAndPropertiesOfAResource() {
        KnownResource record = read(RECORD).catalog().resources().get(0);

        assertThat(record.document()).isEqualTo("first");
        assertThat(record.kind()).isEqualTo("record");
        assertThat(record.name()).isEqualTo("record-1");
        assertThat(record.labels()).isEqualTo(Map.of("env", "prod", "team", "a"));
        assertThat(record.properties().values())
                .isEqualTo(Map.of(
                        "status",
                        "active",
                        "size",
                        new BigDecimal(3),
                        "owner",
                        Map.of("name", "ann", "groups", List.of("x", Properties.Null.NULL))));
        assertThat(record.place()).hasToString("resources.yaml:4:9");
    }

    @Test
    void takesTheNameOfTheDocumentWhereTheResourceHasNone() {
        KnownResource node = read("kind: resource\nmetadata: {name: n1}\nspec: {kind: node}\n")
                .catalog()
                .resources()
                .get(0);

        assertThat(node.name()).isEqualTo("n1");
        assertThat(node.labels()).isEmpty();
        assertThat(node.properties()).isEqualTo(Properties.NONE);
    }

    @Test
    void refusesAResourceWithoutKind() {
        assertThat(messages(read("kind: resource\nmetadata: {name: n1}\nspec: {name: x}\n")))
                .containsExactly("resources.yaml:3:7: the resource has no `spec.kind`");
        assertThat(messages(read("kind: resource\nmetadata: {name: n1}\n")))
                .containsExactly("resources.yaml:2:18: the resource has no `spec.kind`");
    }

    @Test
    void refusesAnotherVersionAndPropertiesThatAreNoMap() {
        assertThat(messages(
                        read("kind: resource\nversion: v2\nmetadata: {name: n1}\nspec: {kind: a, properties: [1]}\n")))
                .containsExactly(
                        "resources.yaml:2:10: `v2` is not one of `v1`",
                        "resources.yaml:4:29: expected a map, found a list");
    }

    @Test
    void refusesTheSameResourceInTwoDocumentsAndNamesBothPlaces() {
        CatalogReading reading = read(RECORD + "---\n" + RECORD.replace("name: first", "name: second"));

        assertThat(messages(reading))
                .containsExactly(
                        "resources.yaml:14:9: the record `record-1` is written twice, first at resources.yaml:4:9");
    }

    @Test
    void aDocumentOnTopTakesThePlaceOfTheOneOfItsName() {
        CatalogLayers below = CatalogLayers.NONE.with(files(RECORD));

        CatalogReading moved =
                below.with(files(RECORD.replace("record-1", "record-2"))).reading();
        CatalogReading twice =
                below.with(files(RECORD.replace("name: first", "name: second"))).reading();

        assertThat(moved.diagnostics()).isEmpty();
        assertThat(moved.catalog().resources()).extracting(KnownResource::name).containsExactly("record-2");
        assertThat(twice.diagnostics()).hasSize(1);
    }

    @Test
    void isFoundInACompiledPolicy() {
        CompiledPolicy policy =
                new PolicyCompiler().compile(read(RECORD).catalog()).policy();

        assertThat(policy.resources().find("record", "record-1")).isPresent();
        assertThat(policy.resources().find("record", "first")).isEmpty();
        assertThat(policy.resources().find("node", "record-1")).isEmpty();
        assertThat(policy.resources().names("record")).containsExactly("record-1");
        assertThat(policy.resources().names("node")).isEmpty();
    }

    @Test
    void fillsInWhatARequestLeavesOut() {
        Request request = request("{kind: record, name: record-1, properties: {status: archived}}");

        assertThat(request.resource().labels()).isEqualTo(Map.of("env", "prod", "team", "a"));
        assertThat(request.resource().properties().get("status")).contains("archived");
        assertThat(request.resource().properties().get("size")).contains(new BigDecimal(3));
    }

    @Test
    void labelsOfARequestCountAsAWhole() {
        Request request = request("{kind: record, name: record-1, labels: {env: dev}}");

        assertThat(request.resource().labels()).isEqualTo(Map.of("env", "dev"));
        assertThat(request.resource().properties().get("status")).contains("active");
        assertThat(request("{kind: record, name: record-1, labels: {}}")
                        .resource()
                        .labels())
                .isEmpty();
    }

    private static Request request(String resource) {
        RequestReading reading = new RequestReader(Instant.EPOCH, read(RECORD).catalog())
                .read(new SourceFile("request.yaml", "{user: ann, action: read, resource: " + resource + "}"));
        assertThat(reading.diagnostics()).isEmpty();
        return reading.request().orElseThrow();
    }

    private static CatalogReading read(String text) {
        return new CatalogReader().read(files(text));
    }

    private static SourceFiles files(String text) {
        return new SourceFiles(List.of(new SourceFile("resources.yaml", text)), List.of());
    }

    private static List<String> messages(CatalogReading reading) {
        return reading.diagnostics().stream().map(KnownResourceTest::message).toList();
    }

    private static String message(Diagnostic diagnostic) {
        return diagnostic.place() + ": " + diagnostic.message();
    }
}
