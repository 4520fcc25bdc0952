package dev.portcullis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.server.caller.CallersReader;
import dev.portcullis.server.mapping.MappingReader;
import dev.portcullis.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the schemas of a server's files say of what the server reads. */
class ServerSchemasTest {
    private static final String CALLERS = """
            tokens:
              - name: gateway
                id: 5f0c2e41d77a9b03
                hash: sha256:%s:%s
                rights: [ask, watch]
                expires: 2030-01-01T00:00:00Z
            issuers:
              - issuer: https://id.example.com
                audience: portcullis
                keys: https://id.example.com/keys
                claims: {name: client_id, user: sub, roles: roles, traits: {logins: unix}, rights: scope}
                rights: ask
                rights_by_value: {a: ask, b: [watch]}
                clock_skew: 1m
            certificates:
              - {name: envoy, uri: 'spiffe://example.com/envoy', rights: [ask, assert_subjects]}
            """.formatted("0".repeat(32), "0".repeat(64));

    private static List<String> complaints(String schema, String yaml) {
        JsonNode document =
                JsonMapper.shared().readTree(CommandLineRun.of("schema", schema).out());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document)
                .validate(new YAMLMapper().readTree(yaml))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static List<String> mappings() throws IOException {
        Path defaults = Path.of("src/main/resources/dev/portcullis/server/mapping");
        Stream<String> more = Stream.of("""
                user: [{header: X-User, after: 'id:'}, nobody]
                action: {method: {GET: read}}
                resource:
                  kind: app
                  name: {host: '{name}.example.com', value: '{name}'}
                  labels: {env: {extension: env}}
                  properties: {groups: {jwt: [realm, roles]}, many: [{request: path}]}
                traits: {team: {header: X-Teams, split: ','}}
                client: {version: {header: User-Agent}}
                """);
        return Stream.concat(
                        more,
                        Stream.of(
                                Files.readString(Path.of("../examples/envoy/mapping.yaml")),
                                Files.readString(defaults.resolve("ext-authz.yaml")),
                                Files.readString(defaults.resolve("forward-auth.yaml"))))
                .toList();
    }

    @Test
    void takeEveryMappingThatIsRead() throws IOException {
        for (String mapping : mappings()) {
            assertThat(MappingReader.read(new SourceFile("mapping.yaml", mapping))
                            .diagnostics())
                    .isEmpty();
            assertThat(complaints("mapping", mapping)).isEmpty();
        }
    }

    @Test
    void refuseWhatAMappingDoesNotKnow() throws IOException {
        for (String wrong : List.of(
                "usr: {jwt: sub}", "user: {jtw: sub}", "user: [{header: a, splitt: b}]", "client: {port: '1'}")) {
            assertThat(complaints("mapping", wrong + "\naction: a\nresource: {kind: a, name: b}\n"))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void takeCallersThatAreRead() {
        assertThat(CallersReader.read(new SourceFile("callers.yaml", CALLERS), Path.of("/etc"))
                        .diagnostics())
                .isEmpty();
        assertThat(complaints("callers", CALLERS)).isEmpty();
    }

    @Test
    void refuseWhatACallersFileDoesNotKnow() {
        for (String name : List.of("rights: ", "audience: ", "keys: ", "id: ")) {
            assertThat(complaints("callers", CALLERS.replaceFirst(name, "x" + name)))
                    .as(name)
                    .isNotEmpty();
        }
    }
}
