package dev.portcullis.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.catalog.Catalog;
import dev.portcullis.catalog.CatalogLayers;
import dev.portcullis.catalog.CatalogReader;
import dev.portcullis.catalog.DocumentForm;
import dev.portcullis.catalog.Fields;
import dev.portcullis.catalog.RequestReader;
import dev.portcullis.catalog.YamlNode;
import dev.portcullis.scenario.ScenarioReader;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a reader accepts, its schema accepts; most mistakes it shows as well. */
class SchemasTest {
    private static final CatalogReader READER = new CatalogReader();
    private static final Catalog EMPTY = READER.read(List.of()).catalog();

    static List<JsonSchema> schemas() {
        return Schemas.all();
    }

    static List<SourceFile> caseFiles() throws IOException {
        return Fixtures.caseFiles();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everySchemaIsASchema(JsonSchema schema) {
        JsonNode document = JsonMapper.shared().valueToTree(schema.document());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(document))
                .isEmpty();
    }

    @Test
    void everyPolicyThatIsReadIsAccepted() throws IOException {
        int accepted = 0;
        for (YamlNode document : Fixtures.policies()) {
            if (isRead(document)) {
                assertPolicyAccepted(document);
                accepted++;
            }
        }
        for (Fields one : Fixtures.cases()) {
            for (YamlNode resource : one.fields("given").items("resources")) {
                if (isRead(resource)) {
                    assertPolicyAccepted(resource);
                    accepted++;
                }
            }
        }
        assertThat(accepted).isGreaterThan(500);
    }

    @Test
    void everyChangeThatIsReadIsAcceptedAndMostOthersAreNot() throws IOException {
        int accepted = 0;
        int refused = 0;
        int shown = 0;
        for (YamlNode document : Fixtures.policies()) {
            for (YamlNode changed : Mutations.of(document)) {
                if (isRead(changed)) {
                    assertPolicyAccepted(changed);
                    accepted++;
                } else {
                    refused++;
                    shown += Validator.of("policy").accepts(changed) ? 0 : 1;
                }
            }
        }
        assertThat(accepted).isGreaterThan(1000);
        assertThat(shown).isGreaterThan(refused * 9 / 10);
    }

    @ParameterizedTest
    @MethodSource("caseFiles")
    void everyCaseFileIsAccepted(SourceFile file) {
        assertThat(new ScenarioReader().read(file).diagnostics()).isEmpty();
        for (YamlNode document : Fixtures.read(file)) {
            assertThat(Validator.of("cases").complaints(document)).isEmpty();
        }
    }

    @Test
    void everyRequestThatIsReadIsAccepted() throws IOException {
        List<YamlNode> requests = new ArrayList<>(Fixtures.requests());
        Fixtures.cases().forEach(one -> one.node("request").ifPresent(requests::add));
        int accepted = 0;
        for (YamlNode request : requests) {
            for (YamlNode changed : Mutations.of(request)) {
                if (isRequest(changed)) {
                    assertThat(Validator.of("request").complaints(changed))
                            .as("%s", changed)
                            .isEmpty();
                    accepted++;
                }
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }

    @Test
    void theMistakesOfTheBrokenExampleAreShown() throws IOException {
        assertThat(Fixtures.broken())
                .hasSize(2)
                .allSatisfy(document ->
                        assertThat(Validator.of("policy").accepts(document)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P312", "P313", "P314", "P320"})
    void mistakesOfShapeAreShown(String code) throws IOException {
        int shown = 0;
        for (YamlNode document : Fixtures.mistakes(code)) {
            if (!isRead(document)) {
                assertThat(Validator.of("policy").accepts(document))
                        .as("%s", document)
                        .isFalse();
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{cases: [{id: a, request: {action: connect, user: a}}]}",
                "{cases: [{id: a, request: {action: connect, usr: a}, expect: {decision: allow}}]}",
                "[{id: a, request: {user: a}, expect: {decision: allow}}]",
                "[{id: a, request: {action: load}, expect: {decision: maybe}}]",
                "[{area: a, request: {action: load}, expect: {decision: allow}}]",
                "[{name: a, titel: b, request: {action: load}, expect: {decision: allow}}]",
                "[{name: a, request: {action: load}, expect: {decision: allow, obligations: []}}]",
                "{given: {now: today}, cases: []}",
                "{given: {resources: [{kind: lock}]}, cases: []}",
                "[{id: a, given: {resources: [{metadata: {name: a}}]}, request: {action: load}, expect: {decision: deny}}]"
            })
    void mistakesInCasesAreShown(String text) {
        assertThat(Fixtures.read(new SourceFile("cases.yaml", text)))
                .hasSize(1)
                .allSatisfy(document ->
                        assertThat(Validator.of("cases").accepts(document)).isFalse());
    }

    private static boolean isRequest(YamlNode node) {
        return !node.isNothing()
                && new RequestReader(Instant.EPOCH, EMPTY).read(node).request().isPresent();
    }

    private static boolean isRead(YamlNode document) {
        return CatalogLayers.NONE.with(List.of(document), List.of()).reading().accepted();
    }

    private static void assertPolicyAccepted(YamlNode document) {
        assertThat(Validator.of("policy").complaints(document))
                .as("%s", document)
                .isEmpty();
        String kind = Fields.of(document).word("kind");
        boolean custom = Fields.of(document).word("apiVersion").startsWith(DocumentForm.API_GROUP);
        DocumentForm.all().stream()
                .filter(form -> form.kind().equals(kind) && form.isCustom() == custom)
                .forEach(form -> assertThat(Validator.of(form.kind()).accepts(document))
                        .as("%s", document)
                        .isTrue());
    }
}
